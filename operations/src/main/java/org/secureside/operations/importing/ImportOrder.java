package org.secureside.operations.importing;

import org.secureside.api.ResidentId;
import org.secureside.operations.lines.TextFile;

/**
 * What to import, and how.
 *
 * @param file the file, checked
 * @param format how to understand its lines
 * @param neighborhood the name or the id of the neighborhood to import into
 * @param importer who imports, and posts what has no author
 * @param inFlight how many messages may be on their way at once
 * @param perSecond how many messages to post per second, 0 for as many as the service takes
 */
record ImportOrder(
        TextFile file, Format format, String neighborhood, ResidentId importer, int inFlight, int perSecond) {}
