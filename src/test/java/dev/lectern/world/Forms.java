package dev.lectern.world;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Forms as a browser sends them from a page of ours: with the word that proves it. */
public final class Forms {
    private static final String WORD = "c".repeat(32);

    private Forms() {}

    public static RequestSpecification filled() {
        return RestAssured.given().cookie("csrf", WORD).formParam("csrf", WORD);
    }
}
