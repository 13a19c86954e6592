package org.secureside.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has tests of all modules wait longer than Awaitility does by itself (10 s) for what has to happen: a busy machine takes
 * as long as that to start a process, and what happens at once is not waited for. Loaded by its name under
 * {@code META-INF/services}.
 */
public final class PatientAwaits implements BeforeAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
