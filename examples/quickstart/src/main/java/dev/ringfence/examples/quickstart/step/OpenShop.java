package dev.ringfence.examples.quickstart.step;

import dev.ringfence.environment.DataClass;
import dev.ringfence.examples.quickstart.Stage;
import dev.ringfence.examples.quickstart.shop.Shop;
import dev.ringfence.examples.story.Step;
import dev.ringfence.examples.story.Transcript;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import java.sql.SQLException;
import java.util.Locale;

/** A datastore says itself where it belongs: its stamp is written by an explicit call, from its own environment. */
final class OpenShop implements Step<Stage> {
    @Override
    public String title() {
        return "Two databases, each stamped from its own environment";
    }

    @Override
    public void play(Stage stage, Transcript transcript) throws SQLException {
        Shop.Size size = Shop.open(stage.databases().production(), stage.customers());
        transcript.say(String.format(
                Locale.ROOT,
                "production: %,d customers, %,d orders, %,d payments, %,d notes",
                size.customers(),
                size.orders(),
                size.payments(),
                size.notes()));
        DatastoreStamps production = DatastoreStamps.of(stage.databases().production(), stage.production());
        DatastoreStamp live = production.stamp("quickstart", "the shop's production");

        DatastoreStamps staging = DatastoreStamps.of(stage.databases().staging(), stage.staging());
        DatastoreStamp synthetic = staging.stamp("quickstart", "the shop's staging, before it has a table");
        Shop.openEmpty(stage.databases().staging());
        transcript.say("staging:    the same tables, empty");

        Admission stranger = Admission.of(DatastoreStamps.of(stage.databases().production(), stage.staging()));
        transcript.claim(
                live.dataClass() == DataClass.LIVE && Admission.of(production).outcome() == Outcome.MATCH,
                "production is stamped, its data is LIVE, and the production process belongs to it");
        transcript.claim(
                synthetic.dataClass() == DataClass.SYNTHETIC
                        && Admission.of(staging).outcome() == Outcome.MATCH,
                "staging is stamped, its data is SYNTHETIC");
        transcript.claim(stranger.outcome() == Outcome.FOREIGN, "to the staging process, production is FOREIGN");
    }
}
