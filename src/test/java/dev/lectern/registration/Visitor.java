package dev.lectern.registration;

import static io.restassured.RestAssured.given;

import dev.lectern.registration.Announced.Talk;
import dev.lectern.world.Forms;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the public page of a webinar, as their browser speaks. */
record Visitor(Talk talk) {
    private static final Pattern SEAL = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");

    ValidatableResponse page() {
        return given().header("Accept", "text/html").get("/w/" + talk.slug()).then();
    }

    ValidatableResponse submit(Map<String, String> fields) {
        return submit(fields, seal());
    }

    ValidatableResponse submit(Map<String, String> fields, String seal) {
        return Forms.filled()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false)
                .formParams(fields)
                .formParam("form", seal)
                .post("/w/" + talk.slug())
                .then();
    }

    /** What proves that the form was shown here. */
    String seal() {
        Matcher seal = SEAL.matcher(page().extract().asString());
        return seal.find() ? seal.group(1) : "";
    }
}
