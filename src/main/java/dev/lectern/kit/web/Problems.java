package dev.lectern.kit.web;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers with a problem: a page to people, problem+json to programs. */
@Singleton
public class Problems {
    private final Frame frame;
    private final CurrentIdentityAssociation identities;

    Problems(Frame frame, CurrentIdentityAssociation identities) {
        this.frame = frame;
        this.identities = identities;
    }

    /** The answer; a header like {@code Retry-After} may be added to it. */
    public Uni<Response> answer(
            RoutingContext request, int status, Sentence title, Sentence detail) {
        return answer(request, status, title, detail, List.of());
    }

    public Uni<Response> answer(
            RoutingContext request,
            int status,
            Sentence title,
            Sentence detail,
            List<FieldError> errors) {
        return reader(request)
                .chain(
                        language -> {
                            Problem problem =
                                    Problem.of(status, title.in(language), detail.in(language));
                            return answer(
                                    request,
                                    problem.with(
                                            errors.stream()
                                                    .map(error -> error.in(language))
                                                    .toList()));
                        });
    }

    /** The language of who reads the answer; round a page stands also who that is. */
    private Uni<Locale> reader(RoutingContext request) {
        Uni<Void> known = wantsJson(request) ? Uni.createFrom().voidItem() : frame.know(identities);
        return known.map(done -> frame.language());
    }

    /** A mistake of ours: only its number is told. */
    public Uni<Response> bug(RoutingContext request, String number) {
        Locale language = frame.language();
        Sentence title =
                Sentence.of("Something went wrong on our side", "Bei uns ist etwas schiefgegangen");
        Sentence detail =
                Sentence.of(
                        "Try it once more; if it comes back, tell whoever runs this site the"
                                + " reference.",
                        "Versuchen Sie es noch einmal; kommt es wieder, nennen Sie dem Betreiber"
                                + " dieser Seite die Nummer.");
        Problem problem = Problem.of(500, title.in(language), detail.in(language));
        return answer(request, problem.numbered(number));
    }

    public Uni<Response> answer(RoutingContext request, Problem problem) {
        if (wantsJson(request)) {
            return Uni.createFrom()
                    .item(
                            Response.status(problem.status())
                                    .type(Problem.MEDIA_TYPE)
                                    .entity(problem)
                                    .build());
        }
        return reader(request)
                .chain(() -> page(problem).createUni())
                .map(
                        html ->
                                Response.status(problem.status())
                                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                                        .entity(html)
                                        .build());
    }

    /** The language of whoever reads the answer: what they chose, else what their program asks. */
    public Locale language() {
        return frame.language();
    }

    /** The database cannot be asked at this moment. */
    public Uni<Response> away(RoutingContext request) {
        FrameWords words = Words.in(frame.language(), FrameWords.class);
        return answer(request, Problem.of(503, words.awayTitle(), words.away()))
                .map(answer -> Response.fromResponse(answer).header("Retry-After", "5").build());
    }

    /** Addresses for programs always get JSON; on others the one who asks decides. */
    public static boolean wantsJson(RoutingContext request) {
        if (Paths.isForPrograms(Paths.of(request))) {
            return true;
        }
        String accept = String.valueOf(request.request().getHeader("Accept"));
        return accept.contains("json") && !accept.contains("text/html");
    }

    private TemplateInstance page(Problem problem) {
        FrameWords words = Words.in(frame.language(), FrameWords.class);
        String title =
                switch (problem.status()) {
                    case 403 -> words.notAllowedTitle();
                    case 404, 405, 410 -> words.notFoundTitle();
                    case 409 -> problem.title();
                    case 412 -> words.clashedTitle();
                    case 429 -> words.tooManyTitle();
                    case 500 -> words.bugTitle();
                    case 503 -> away(problem, words) ? words.awayTitle() : words.providerTitle();
                    case 502, 504 -> words.providerTitle();
                    default -> words.refusedTitle();
                };
        return Templates.problem(title, detail(problem, words), problem.reference());
    }

    private static boolean away(Problem problem, FrameWords words) {
        return problem.title().equals(words.awayTitle());
    }

    private static String detail(Problem problem, FrameWords words) {
        if (problem.status() == 500) {
            return words.bug();
        }
        String detail = problem.detail();
        return detail == null ? words.notFound() : detail;
    }

    @CheckedTemplate(basePath = "layout")
    static class Templates {
        static native TemplateInstance problem(
                String title, String detail, @Nullable String reference);
    }
}
