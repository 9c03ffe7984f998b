package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class BuilderSettingsTest {
    private final BuilderSettings settings = new BuilderSettings();

    @Test
    void setting_givenTwice_isRefusedByName() {
        settings.once("clock");

        assertThatIllegalStateException()
                .isThrownBy(() -> settings.once("clock"))
                .withMessage("'clock' must be set once but was set before");
    }

    @Test
    void settings_ofOtherNames_doNotDisturbOneAnother() {
        settings.once("clock");

        assertThatCode(() -> settings.once("meters")).doesNotThrowAnyException();
    }
}
