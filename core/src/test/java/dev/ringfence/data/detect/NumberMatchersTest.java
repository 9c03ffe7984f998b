package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import org.junit.jupiter.api.Test;

/** Addresses of coins, bank codes, vehicles, devices, ages, coordinates. The valid ones are the standards' examples. */
class NumberMatchersTest {
    @Test
    void cryptoAddresses_ofEveryForm_areFound() {
        MarkedTexts.check(
                InfoType.CRYPTO_ADDRESS,
                new CryptoAddressMatcher(),
                "«1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»",
                "to «3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy».",
                "bitcoin:«1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»?amount=1",
                "«BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4»",
                "«bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»,",
                "«bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0»",
                "«tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7»",
                "«0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed»",
                "\"«0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359»\"",
                "«0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed»",
                "«0x52908400098527886E0F7030069857D2E4169EE7»");
    }

    @Test
    void cryptoAddresses_withOneWrongCharacter_areNotFound() {
        MarkedTexts.check(
                InfoType.CRYPTO_ADDRESS,
                new CryptoAddressMatcher(),
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN",
                "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLx",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
                "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj1",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaedd",
                "9f86d081884c7d659a2feaa0c55ad015",
                "x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                "_1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");
    }

    @Test
    void bankCodes_inContext_areFound() {
        MarkedTexts.checkInContext(
                InfoType.BIC,
                new BicMatcher(),
                "BIC: «DEUTDEFF»",
                "SWIFT «NWBKGB2L».",
                "«COBADEFF300»",
                "(«BNPAFRPPXXX»)",
                "«UBSWCHZH80A»",
                "DEUTXXFF",
                "DEUTDEF",
                "DEUTDEFF5",
                "Deutdeff",
                "DEUTDE0F",
                "DEUTDEFO");
        MarkedTexts.check(
                InfoType.BIC,
                new BicMatcher(),
                "CUSTOMER DATABASE PASSWORD TERMINAL",
                "SHIPMENT NWBKGB2L",
                "ABSOLUTE DEUTDEFF",
                "«COBADEFFXXX»",
                "A CONTENTS B");
    }

    @Test
    void vehicles_withTheirCheckDigit_areFound() {
        MarkedTexts.check(
                InfoType.VEHICLE_IDENTIFICATION_NUMBER,
                new VinMatcher(),
                "«1M8GDM9AXKP042788»",
                "VIN: «1HGCM82633A004352».",
                "«1hgcm82633a004352»",
                "«WVWZZZ1JZ3W386752»",
                "1M8GDM9AXKP042789",
                "1HGCM82643A004352",
                "1M8GDM9AXKP04278",
                "1M8GDM9AXKP0427881",
                "1M8GDM9AXKPO42788",
                "11111111111111111",
                "1M8GDM9AXKP04278A",
                "x-1M8GDM9AXKP042788",
                "1hGcM82633A004352");
        MarkedTexts.checkInContext(
                InfoType.VEHICLE_IDENTIFICATION_NUMBER,
                new VinMatcher(),
                "«WDBUF56X88B329231»",
                "«SAJWA0FA9AHR12345»",
                "WDBUF56X88B3292");
    }

    @Test
    void devices_separatedOrInContext_areFound() {
        MarkedTexts.check(
                InfoType.IMEI,
                new ImeiMatcher(),
                "«35-209900-176148-1»",
                "«352099-00-176148-1».",
                "«35209900 176148 1»",
                "«49 015420 323751 8»",
                "352099001761481",
                "35-209900-176148-2",
                "35-209900-17614-1",
                "75-209900-176148-1");
        MarkedTexts.checkInContext(
                InfoType.IMEI,
                new ImeiMatcher(),
                "IMEI «352099001761481»",
                "«490154203237518»,",
                "IMEISV: «3520990017614823»",
                "3520990017614823",
                "490154203237519",
                "49015420323751",
                "1490154203237518x");
    }

    @Test
    void ages_inSentences_areFoundAsNumbers() {
        MarkedTexts.check(
                InfoType.AGE,
                new AgeMatcher(),
                "she is «34» years old",
                "a «34»-year-old man",
                "«34» year old",
                "aged «7»",
                "Age: «41»,",
                "age «102»",
                "{\"age\": «41»}",
                "age=«41»",
                "patientAge: «9»",
                "«34» y/o male",
                "«34»yo",
                "«67» yrs old",
                "«34» years of age",
                "«8» months old",
                "er ist «34» Jahre alt",
                "eine «34» Jahre alte Frau",
                "Alter: «56»",
                "im Alter von «56»",
                "«34» años de edad",
                "edad: «34»",
                "«34» anos de idade",
                "«34» jaar oud",
                "wiek: «34»",
                "turned «40»",
                "idade «34»");
    }

    @Test
    void ages_otherNumbers_areNotFound() {
        MarkedTexts.check(
                InfoType.AGE,
                new AgeMatcher(),
                "34 years",
                "34 years ago",
                "121 years old",
                "age 130",
                "page 34",
                "message: 5",
                "stage 2",
                "average 34",
                "voltage: 12",
                "age-34",
                "age 34%",
                "old 34",
                "3.5 years old",
                "$34 year old",
                "max-age=3600",
                "ages ago 34",
                "034 years old",
                "package age34",
                "storage: 34",
                "34 yesterday",
                "10 year bond",
                "language 4");
    }

    @Test
    void coordinates_preciseOrDirected_areFound() {
        MarkedTexts.check(
                InfoType.GEO_COORDINATE,
                new CoordinateMatcher(),
                "«52.520008, 13.404954»",
                "at «-33.86882,151.20929».",
                "(«40.712776, -74.005974»)",
                "«48.8566° N, 2.3522° E»",
                "«40.71 N, 74.01 W»",
                "«52°31'12\"N 13°24'18\"E»",
                "«52° 31' 12.5\" N, 13° 24' 18.1\" E»",
                "«52°31′12″N, 13°24′18″E»",
                "lat «52.520008, lon: 13.404954»",
                "\"lat\":«52.520008,\"lon\":13.404954»",
                "«52.520008;13.404954»");
        MarkedTexts.check(
                InfoType.GEO_COORDINATE,
                new CoordinateMatcher(),
                "52.5, 13.4",
                "91.520008, 13.404954",
                "52.520008, 181.404954",
                "1.2345, 2.3456, 3.4567",
                "1.2345",
                "1.2.3456, 3.4567",
                "52.520008 and 13.404954",
                "12.50, 13.50",
                "52.520, 13.404",
                "x52.520008, 13.404954",
                "52°61'12\"N 13°24'18\"E",
                "20° C",
                "3 N 5 E");
        MarkedTexts.checkInContext(InfoType.GEO_COORDINATE, new CoordinateMatcher(), "«52.520, 13.404»", "52.5, 13.4");
    }
}
