package dev.lectern.registration.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.registration.form.MailDomains.FreeMail;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDomainsTest {

    @ParameterizedTest
    @CsvSource({
        "'','',WELCOME,a@gmail.com,true",
        "'','',REFUSED,a@GMail.com,false",
        "'','',REFUSED,a@example.com,true",
        "example.com,'',WELCOME,a@example.com,true",
        "example.com,'',WELCOME,a@sub.example.com,false",
        "*.example.com,'',WELCOME,a@sub.example.com,true",
        "*.example.com,'',WELCOME,a@example.com,false",
        "*.example.com,'',WELCOME,a@evilexample.com,false",
        "@Example.com,'',WELCOME,a@example.com,true",
        "bücher.example,'',WELCOME,a@bücher.example,true",
        "'',example.com,WELCOME,a@example.com,false",
        "'',*.example.com,WELCOME,a@sub.example.com,false",
        "example.com,example.com,WELCOME,a@example.com,false",
        "gmail.com,'',REFUSED,a@gmail.com,true",
        "gmail.com,'',REFUSED,a@gmx.de,false",
        "*,'',REFUSED,a@gmail.com,false",
        "*,'',REFUSED,a@example.com,true",
        "*,'',WELCOME,a@gmail.com,true",
        "*.co.uk,'',REFUSED,a@yahoo.co.uk,false",
        "'','',REFUSED,a@outlook.fr,false",
        "'','',REFUSED,a@live.nl,false",
        "'','',REFUSED,a@hotmail.com.br,false",
        "'','',REFUSED,a@yahoo.co.nz,false",
        "'','',REFUSED,a@gmx.eu,false",
        "'','',REFUSED,a@hey.com,false",
        "'','',REFUSED,a@duck.com,false",
        "'','',REFUSED,a@live.example.com,true",
        "'','',REFUSED,a@delive.com,true",
        "'','',REFUSED,a@outlook.consulting,true",
        "outlook.fr,'',REFUSED,a@outlook.fr,true"
    })
    void a_domain_is_let_in_or_not(
            String allowed, String blocked, FreeMail free, String address, boolean admitted) {
        MailDomains domains = new MailDomains(List.of(allowed), List.of(blocked), free);

        assertThat(domains.refusal(EmailAddress.of(address)).isEmpty()).isEqualTo(admitted);
    }
}
