package dev.lectern.registration.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource({
        "'  Carol   Smith ',Carol Smith",
        "'Carol\u202eSmith\u202c',CarolSmith",
        "'Ca\u200brol\ufeff',Carol",
        "'Carol\r\nSmith\t',Carol Smith",
        "<b>Carol</b>,<b>Carol</b>",
        "=1+1,=1+1",
        "'Jose\u0301','Jos\u00e9'",
        "'می\u200cخواهم','می\u200cخواهم'",
        "'a\u200cb',ab"
    })
    void a_name_is_one_line_with_nothing_invisible(String typed, String clean) {
        assertThat(PersonName.of(typed).text()).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b\u202e", "\u0007"})
    void a_name_of_nothing_visible_is_refused(String typed) {
        assertThatThrownBy(() -> PersonName.of(typed)).hasMessage("Write your name.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Click http://evil.example NOW",
                "www.evil.example",
                "Win at WWW.evil.example",
                "evil.example/win",
                "see (a.bc/d)",
                "Prizes at evil.com today",
                "ftp://x",
                "Claim your prize at t.me",
                "pay at bonus.app today",
                "Visit evil.co.uk",
                "http:evil.de",
                "evil\u3002com",
                "Win 1000 EUR now: casino-xx.de",
                "casino-xx.de",
                "Casino-xx.de",
                "Bet365.in now",
                "CASINO.DE",
                "Visit Casino.de",
                "Casino.de Bonus",
                "visit casino.in",
                "Casino.in",
                "Visit Casino.in now",
                "Bank.ma",
                "Ebay.de jetzt",
                "Bet.de Bonus",
                "Win at bankrat.ru now",
                "xrat.de/win",
                "gen.ru",
                "win at evil.st",
                "evil.la",
                "Carol@Evil.ma",
                "Hofrat.in/win",
                "Casino.it",
                "\uff57\uff57\uff57\uff0eevil\uff0ecom"
            })
    void a_name_that_leads_to_a_web_page_is_refused(String typed) {
        assertThatThrownBy(() -> PersonName.of(typed)).hasMessageContaining("web page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Weber M.Sc/PhD",
                "J.R. Smith",
                "Dr.med. Carol Smith",
                "Prof.Dr.Smith",
                "carol.smith",
                "Carol Smith / Roses Ltd.",
                "Carol c/o Smith",
                "St.John Smith",
                "A.B.C. Inc./Smith",
                "Smith, Carol (M.Sc.)",
                "Wwwilma",
                "J.Li",
                "A.Wu",
                "Dr.in Anna Weber",
                "Mag.rer.nat. Weber",
                "Dr.De Jong",
                "St.Lo",
                "Sammy Davis.Jr",
                "Sig.na Rossi",
                "carol.wu",
                "Dipl.-Ing.in Anna Weber",
                "Dipl-Ing.in Weber",
                "Univ.-Prof.in Weber",
                "Univ-Prof.in Weber",
                "DDr.in Weber",
                "RA.in Weber",
                "ra.in weber",
                "Hofrat.in Weber",
                "Kommerzialrat.in Weber",
                "Col.de Gaulle",
                "Bgm.in Weber",
                "Vbgm.in Weber",
                "Dir.in Huber",
                "Abg.in Maier",
                "GR.in Maier",
                "KommR.in Huber",
                "Dkfm.in Huber",
                "Prim.in Weber",
                "Fco.de Asis",
                "Joh.de Witt",
                "Jos.Ma. Garcia",
                "Msgr.St. Pierre",
                "Sr.Ma. Carmen",
                "Sr.Ma.",
                "Sra.de la Cruz",
                "Gen.de Gaulle",
                "Ma.de Lourdes Santos",
                "Mme.La Fontaine",
                "Sr.de Souza"
            })
    void a_name_with_dots_and_strokes_stays(String typed) {
        assertThat(PersonName.of(typed).text()).isEqualTo(typed);
    }

    @Test
    void ten_thousand_characters_are_no_name() {
        assertThatThrownBy(() -> PersonName.of("x".repeat(10_000)))
                .hasMessageContaining("100 characters");
    }
}
