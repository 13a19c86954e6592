package org.secureside.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AdmissionPropertiesTest {

    private final AdmissionProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("secureside.admission", AdmissionProperties.class);

    @Test
    void oneResidentGetsASmallPartOfWhatANodeIsCertainToTake() {
        int atOnceInASecond =
                defaults.minLimit() * 1_000 / (int) defaults.target().toMillis();

        assertThat(defaults.residentRate()).isLessThanOrEqualTo(atOnceInASecond / 8);
        assertThat(defaults.residentBurst()).isLessThanOrEqualTo(20 * defaults.residentRate());
    }
}
