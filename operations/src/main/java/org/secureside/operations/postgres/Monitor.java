package org.secureside.operations.postgres;

import java.nio.file.Path;

/**
 * What one needs to watch a server without being able to read or change what is stored in it.
 *
 * @param address host and port of the server
 * @param database the database to connect to; statistics of all of them are to be had there
 * @param user a role that may read statistics and nothing else
 * @param passwordFile the file with its password, which only its owner can read
 */
public record Monitor(String address, String database, String user, Path passwordFile) {}
