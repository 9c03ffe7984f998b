package dev.ringfence.examples.shop.story;

import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import java.io.IOException;
import java.io.InputStream;

/** Both shops stay open for whoever sits at the keyboard. */
final class LookAround implements Step<Stage> {
    private final InputStream keyboard;

    LookAround(InputStream keyboard) {
        this.keyboard = keyboard;
    }

    @Override
    public String title() {
        return "Look around";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws IOException {
        for (ShopProcess shop : new ShopProcess[] {stage.production(), stage.staging()}) {
            transcript.say(shop.name() + ": " + shop.shopUrl() + "\n  safeguards: " + shop.safeguardsUrl());
        }
        transcript.say("Staff are ada and bob, password " + Stage.PASSWORD + ". Enter ends both shops.");
        // Without a keyboard there is nobody to wait for.
        int unused = keyboard.read();
    }
}
