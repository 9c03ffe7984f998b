package dev.ringfence.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class SettingTest {
    private final Setting<Integer> setting = new Setting<>("maxRows");

    @Test
    void setting_notGiven_isMissedOrTheStandard() {
        assertThat(setting.or(7)).isEqualTo(7);
        assertThat(setting.find()).isEmpty();
        assertThatIllegalStateException().isThrownBy(setting::required).withMessage("'maxRows' must be called first");
        assertThatNullPointerException().isThrownBy(() -> setting.set(null)).withMessage("maxRows");
    }

    @Test
    void setting_given_staysAsItIs() {
        setting.set(3);
        assertThatIllegalStateException()
                .isThrownBy(() -> setting.set(4))
                .withMessage("'maxRows' must be set once but was set before");
        assertThat(setting.required()).isEqualTo(3);
        assertThat(setting.or(7)).isEqualTo(3);
        assertThat(setting.find()).contains(3);
    }
}
