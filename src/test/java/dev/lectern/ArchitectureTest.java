package dev.lectern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.lectern.kit.work.Handler;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house rules that a machine can hold. */
class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.lectern");
    private static final Set<String> CLOCKS =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.util.Date.<init>",
                    "java.util.Calendar.getInstance",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.Clock.system",
                    "java.time.Clock.tickMillis",
                    "java.time.Clock.tickSeconds",
                    "java.time.Clock.tickMinutes");

    private static final String BEFORE_ANYBODY_IS_SERVED =
            "dev.lectern.workspace.setup.UnattendedSetup";

    /** A socket's frames and the news to it belong to no request that could carry them. */
    private static final Set<String> OUTLIVING_A_REQUEST =
            Set.of("dev.lectern.room.Seat", "dev.lectern.room.StageNews");

    /** Wrong rules pass on nothing at all. */
    @Test
    void the_house_is_looked_at() {
        assertThat(HOUSE.size()).isGreaterThan(500);
        assertThat(HOUSE.contain(Lectern.class)).isTrue();
    }

    @Test
    void a_package_uses_only_those_below_it() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : HOUSE) {
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(to -> to.getPackageName().startsWith("dev.lectern"))
                    .filter(to -> !Directions.allow(from.getPackageName(), to.getPackageName()))
                    .forEach(to -> wrong.add(from.getName() + " → " + to.getName()));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void parts_of_the_kit_stand_on_each_other_in_one_direction() {
        check(slices().matching("dev.lectern.kit.(*)..").should().beFreeOfCycles());
    }

    @Test
    void the_media_engine_stands_on_the_jdk_netty_and_bouncy_castle_alone() {
        classes()
                .that()
                .resideInAPackage("dev.lectern.sfu..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.lectern.sfu..",
                        "java..",
                        "javax..",
                        "io.netty..",
                        "org.bouncycastle..",
                        "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void entities_and_endpoints_stay_in_their_package() {
        check(
                classes().that().areAnnotatedWith(Entity.class).should().notBePublic(),
                classes().that().areAnnotatedWith(Path.class).should().notBePublic(),
                classes().that().areAnnotatedWith(WebSocket.class).should().notBePublic(),
                classes().that().areAnnotatedWith(ConfigMapping.class).should().notBePublic(),
                classes().that().areAnnotatedWith(CheckedTemplate.class).should().notBePublic(),
                classes().that().implement(Handler.class).should().notBePublic());
    }

    @Test
    void methods_with_an_address_are_public_or_they_would_answer_404() {
        check(methods().that().areMetaAnnotatedWith(HttpMethod.class).should().bePublic());
    }

    @Test
    void a_name_says_what_a_thing_is() {
        for (String suffix :
                List.of(
                        "Manager",
                        "Helper",
                        "Util",
                        "Utils",
                        "Impl",
                        "Service",
                        "Processor",
                        "Common",
                        "Base",
                        "Data",
                        "Info",
                        "DTO",
                        "Dto")) {
            check(noClasses().should().haveSimpleNameEndingWith(suffix));
        }
        check(noClasses().should().haveSimpleNameStartingWith("Abstract"));
    }

    @Test
    void time_comes_from_the_injected_clock() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.lectern.kit.time..", "dev.lectern.sfu..")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.lectern.kit.db.Ids")
                        .should()
                        .accessTargetWhere(
                                reached("reads a clock of its own", ArchitectureTest::isClock)));
    }

    /** Hibernate writes the owner into a part; two requests at once would tear it. */
    @Test
    void no_part_of_an_entity_is_shared_by_all_of_them() {
        check(
                noFields()
                        .that()
                        .haveRawType(
                                DescribedPredicate.describe(
                                        "embeddable",
                                        type -> type.isAnnotatedWith(Embeddable.class)))
                        .should()
                        .beStatic());
    }

    /** Two such deletions at once undo each other: Hibernate Reactive shares their state. */
    @Test
    void rows_are_deleted_by_statements_and_never_by_entities() {
        check(
                noClasses()
                        .should()
                        .accessTargetWhere(
                                reached(
                                        "deletes an entity",
                                        access ->
                                                (access.getName().equals("deleteById")
                                                                || access.getName().equals("delete")
                                                                        && takesNothing(
                                                                                access.getTarget()))
                                                        && access.getTargetOwner()
                                                                .isAssignableTo(
                                                                        PanacheEntityBase.class))));
    }

    private static boolean takesNothing(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget method
                && method.getRawParameterTypes().isEmpty();
    }

    @Test
    void unis_of_one_session_are_never_combined() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.lectern.kit..", "dev.lectern.call..")
                        .should()
                        .callMethodWhere(
                                called(
                                        "combines or merges",
                                        call ->
                                                call.getName().contains("AndMerge")
                                                        || isOfUni(call, "combine")
                                                        || isOfUni(call, "join"))));
    }

    /** Each would stay in the cache of plans for ever: see OpenTransaction of kit.db. */
    @Test
    void statements_of_our_own_do_not_go_through_hibernate() {
        check(
                noClasses()
                        .should()
                        .callMethodWhere(
                                called(
                                        "has Hibernate plan a native query",
                                        call -> call.getName().equals("createNativeQuery"))));
    }

    @Test
    void features_wait_for_nothing_and_let_nothing_go_by_itself() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.lectern.kit..", "dev.lectern.call..", "dev.lectern.sfu..")
                        .and()
                        .doNotHaveFullyQualifiedName(BEFORE_ANYBODY_IS_SERVED)
                        .and(isNotOneOf(OUTLIVING_A_REQUEST))
                        .should()
                        .accessTargetWhere(reached("waits", ArchitectureTest::isWaiting)));
    }

    @Test
    void every_package_says_what_it_owns() {
        assertThat(HOUSE)
                .extracting(JavaClass::getPackageName)
                .allSatisfy(
                        name ->
                                assertThat(
                                                java.nio.file.Path.of(
                                                        "src/main/java",
                                                        name.replace('.', '/'),
                                                        "package-info.java"))
                                        .exists());
    }

    /** The media engine's hot paths say null in their own way: it is tables and sentinels there. */
    @Test
    void what_may_be_null_is_said() {
        Set<String> unsaid = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            if (!type.getPackageName().startsWith("dev.lectern.sfu")
                    && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unsaid.add(type.getPackageName());
            }
        }

        assertThat(unsaid).isEmpty();
    }

    private static void check(ArchRule... rules) {
        for (ArchRule rule : rules) {
            rule.check(HOUSE);
        }
    }

    private static boolean isClock(JavaAccess<?> access) {
        String name = access.getTargetOwner().getName() + "." + access.getName();
        return CLOCKS.contains(name)
                || access.getTargetOwner().getPackageName().equals("java.time")
                        && access.getName().equals("now")
                        && !readsGivenClock(access);
    }

    private static boolean readsGivenClock(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isWaiting(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean mutiny = owner.isEquivalentTo(Uni.class) || owner.isEquivalentTo(Multi.class);
        return mutiny && Set.of("await", "subscribe").contains(access.getName())
                || owner.isEquivalentTo(VertxContextSupport.class);
    }

    private static DescribedPredicate<JavaClass> isNotOneOf(Set<String> names) {
        return DescribedPredicate.describe(
                "are not " + names, type -> !names.contains(type.getName()));
    }

    private static boolean isOfUni(JavaMethodCall call, String name) {
        return call.getTargetOwner().isEquivalentTo(Uni.class) && call.getName().equals(name);
    }

    private static DescribedPredicate<JavaMethodCall> called(
            String what, java.util.function.Predicate<JavaMethodCall> test) {
        return DescribedPredicate.describe(what, test);
    }

    /** Calls, constructors and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> reached(
            String what, java.util.function.Predicate<JavaAccess<?>> test) {
        return DescribedPredicate.describe(what, test);
    }
}
