package dev.ringfence.data;

/** The types of places, and of what moves between them. See the constants of {@link InfoType}. */
final class PlaceTypes {
    private PlaceTypes() {}

    static InfoType streetAddress() {
        return InfoType.builder("STREET_ADDRESS")
                .tags(InfoTag.HIPAA_GEOGRAPHIC, InfoTag.GDPR_IDENTIFIER)
                .madeIn(new InventedAddresses())
                .build();
    }

    static InfoType postalCode() {
        return InfoType.builder("POSTAL_CODE")
                .tags(InfoTag.HIPAA_GEOGRAPHIC)
                .madeIn(new UnissuedPostalCodes())
                .context("zip", "zipcode", "zip code", "postal", "postal code", "postcode", "post code", "plz")
                .context("postleitzahl", "code postal", "cap", "codigo postal", "cep", "pincode", "pin code")
                .build();
    }

    static InfoType city() {
        return InfoType.builder("CITY")
                .tags(InfoTag.HIPAA_GEOGRAPHIC)
                .madeIn(new InventedTowns())
                .build();
    }

    static InfoType country() {
        return InfoType.builder("COUNTRY").madeIn(new UnassignedCountries()).build();
    }

    static InfoType geoCoordinate() {
        return InfoType.builder("GEO_COORDINATE")
                .tags(InfoTag.HIPAA_GEOGRAPHIC)
                .madeIn(new CoarseCoordinates())
                .context("lat", "latitude", "lon", "lng", "long", "longitude", "gps", "coordinates", "coordinate")
                .context("coords", "location", "geo", "position", "koordinaten", "coordenadas")
                .build();
    }

    static InfoType vehicleIdentificationNumber() {
        return InfoType.builder("VEHICLE_IDENTIFICATION_NUMBER")
                .validated()
                .tags(InfoTag.HIPAA_VEHICLE)
                .madeIn(new UnassignedVehicles())
                .context("vin", "vehicle", "chassis", "car", "fahrgestellnummer", "fin", "fahrzeug", "chasis")
                .context("bastidor", "telaio")
                .build();
    }
}
