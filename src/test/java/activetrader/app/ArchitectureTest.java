package activetrader.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.Broker;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.orders.entries.ApprovedEntry;
import activetrader.execution.orders.entries.EntrySubmitter;
import activetrader.market.NewOrder;
import activetrader.market.Price;
import activetrader.risk.RiskGate;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shape of the program: packages in one downward order, one fence per vendor, one clock.
class ArchitectureTest {
    /// From the top down: a package may import only packages that stand below it.
    private static final List<String> ORDER = List.of(
            "storm",
            "app",
            "page",
            "session",
            "agent",
            "mcp",
            "execution",
            "simulator",
            "signals",
            "indicators",
            "history",
            "broker",
            "risk",
            "statistics",
            "journal",
            "http",
            "config",
            "json",
            "metrics",
            "time",
            "market",
            "text");

    private static final Set<String> ACCOUNT_CHANGES =
            Set.of("submit", "replace", "cancel", "cancelAll", "closePosition", "closeAllPositions", "forExits");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains(whereTestsLie()) || isOfTheStorm(location.asURI()))
            .importPackages("activetrader");

    /// Whether the source of the class file at `location` is in `src/storm/java`, which is compiled with the tests.
    private static boolean isOfTheStorm(URI location) {
        String name = location.toString().replaceFirst(".*/activetrader/", "activetrader/");
        return Files.exists(Path.of("src/storm/java", name.replaceFirst("(\\$[^/]*)?\\.class$", ".java")));
    }

    /// The folder of this class, whatever a build calls it.
    private static String whereTestsLie() {
        return ArchitectureTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    @Test
    void packages_importOnlyDownwards() {
        for (int lower = 1; lower < ORDER.size(); lower++) {
            String[] above = ORDER.subList(0, lower).stream()
                    .map(name -> "activetrader." + name + "..")
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage("activetrader." + ORDER.get(lower) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above));
        }
    }

    /// The storm is compiled with the tests, and held to the same rules as the program.
    @Test
    void storm_isLookedAt_withoutItsTests() {
        Set<String> names = CLASSES.stream().map(JavaClass::getName).collect(Collectors.toSet());

        assertTrue(names.contains("activetrader.storm.StormDay") && names.contains("activetrader.storm.DayPlan$Part"));
        assertFalse(names.contains("activetrader.storm.StormTest"));
        assertFalse(Files.exists(Path.of("src/main/java/activetrader/storm")), "the JAR holds the storm");
    }

    @Test
    void everyClass_livesInAnOrderedPackage() {
        CLASSES.stream()
                .filter(type -> !type.getPackageName().equals("activetrader"))
                .forEach(type -> assertTrue(
                        ORDER.contains(type.getPackageName().split("\\.")[1]), type + " is in no ordered package"));
    }

    @ParameterizedTest
    @CsvSource({
        "dev.langchain4j.., agent storm.chaos",
        "org.ta4j.., indicators",
        "com.fasterxml.jackson.databind.., json",
        "io.modelcontextprotocol.., mcp",
        "org.eclipse.jetty.., http",
        "org.msgpack.., simulator.stream",
        "io.prometheus.., metrics",
        "org.apache.spark.., app.sweep.spark",
        "scala.., app.sweep.spark",
        "org.apache.commons.statistics.., statistics",
        "picocli.., app storm",
        "jakarta.mail.., app.mail",
        "org.eclipse.angus.., app.mail",
        "ch.qos.logback.., app",
    })
    void vendor_staysAtHome(String vendor, String homes) {
        String[] packages = Stream.of(homes.split(" ", -1))
                .map(home -> "activetrader." + home + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(vendor));
    }

    /// What these classes need is excluded in `pom.xml` and not in the JAR; docs/decisions/0048 has the reasons.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.langchain4j.mcp.client.transport.http.HttpMcpTransport",
                "dev.langchain4j.data.document.splitter.DocumentBySentenceSplitter",
                "dev.langchain4j.model.openai.OpenAiTokenCountEstimator",
                "org.ta4j.core.indicators.KalmanFilterIndicator",
            })
    void noClass_needsALibraryThatIsLeftOut(String incomplete) {
        check(noClasses().should().dependOnClassesThat().haveNameMatching(Pattern.quote(incomplete) + ".*"));
        assertThrows(NoClassDefFoundError.class, () -> Class.forName(incomplete).getDeclaredMethods());
    }

    @Test
    void onlyTime_readsTheClockOrSleeps() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("activetrader.time..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class));
    }

    /// Digits, capitals and names of days must not be those of the machine's language: programs read them again.
    @Test
    void text_isMadeInNoLanguageOfTheMachine() {
        check(noneWritesInTheMachinesLanguage());
    }

    private static ArchRule noneWritesInTheMachinesLanguage() {
        return noClasses()
                .should()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
                .orShould()
                .callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "format", String.class, Object[].class)
                .orShould()
                .callConstructor(Formatter.class)
                .orShould()
                .callConstructor(DecimalFormat.class, String.class)
                .orShould()
                .callMethod(NumberFormat.class, "getInstance")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(Charset.class, "defaultCharset")
                .orShould()
                .callMethod(String.class, "getBytes");
    }

    @Test
    void ruleAboutLanguage_fails_forATrespasser() {
        JavaClasses trespasser = new ClassFileImporter().importClasses(LocalWriter.class);

        assertEquals(
                3,
                noneWritesInTheMachinesLanguage()
                        .evaluate(trespasser)
                        .getFailureReport()
                        .getDetails()
                        .size());
    }

    /// Writes in the language of the machine; only its byte code is looked at.
    @SuppressWarnings({"UnusedMethod", "StringCaseLocaleUsage", "AnnotateFormatMethod"})
    private static final class LocalWriter {
        static String name(int number) {
            return "CYCLE-%03d".formatted(number).toLowerCase() + DateTimeFormatter.ofPattern("EEEE");
        }
    }

    @Test
    void marketAndRisk_arePlainJava() {
        check(noClasses()
                .that()
                .resideInAnyPackage("activetrader.market..", "activetrader.risk..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("activetrader.market..", "activetrader.risk..", "java..", "org.jspecify.."));
    }

    @Test
    void agent_seesTheMarketOnlyThroughMcp() {
        check(noClasses()
                .that()
                .resideInAnyPackage("activetrader.agent..", "activetrader.storm.chaos..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "activetrader.broker..",
                        "activetrader.execution..",
                        "activetrader.risk..",
                        "activetrader.simulator..",
                        "activetrader.mcp.."));
    }

    @Test
    void simulator_isSeenOnlyByAppAndStorm() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("activetrader.app..", "activetrader.storm..", "activetrader.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("activetrader.simulator.."));
        check(noClasses()
                .that()
                .resideInAPackage("activetrader.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("activetrader.broker.."));
    }

    /// Every order passes the order desk, and so the risk gate: no other class can send one.
    @Test
    void onlyExecution_changesTheAccount() {
        check(accountIsChangedByExecutionAlone());
    }

    private static ArchRule accountIsChangedByExecutionAlone() {
        DescribedPredicate<JavaAccess<?>> change = DescribedPredicate.describe(
                "changes the account",
                access -> access.getTargetOwner().isAssignableTo(Broker.class)
                        && ACCOUNT_CHANGES.contains(access.getTarget().getName()));
        return noClasses()
                .that()
                .resideOutsideOfPackages("activetrader.execution..", "activetrader.broker..")
                .should()
                .accessTargetWhere(change);
    }

    /// The sender of recorded orders, and the flatten, which only closes.
    @Test
    void onlySenderAndFlattener_submitOrders() {
        assertEquals(
                Set.of(OrderSubmitter.class.getName(), "activetrader.execution.flatten.Closer"),
                callers(
                        CLASSES,
                        access -> access.getTargetOwner().isAssignableTo(Broker.class)
                                && access.getName().equals("submit")));
    }

    private static Set<String> callers(JavaClasses classes, Predicate<JavaAccess<?>> which) {
        return classes.stream()
                .filter(type -> !type.getPackageName().startsWith("activetrader.broker"))
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(which)
                .map(access -> outermost(access.getOriginOwner()).getName())
                .collect(Collectors.toSet());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    /// The rules about orders see a class that breaks them.
    @Test
    void rulesAboutOrders_fail_forATrespasser() {
        JavaClasses trespasser = new ClassFileImporter().importClasses(Trespasser.class);

        assertTrue(accountIsChangedByExecutionAlone().evaluate(trespasser).hasViolation());
        assertEquals(
                Set.of(ArchitectureTest.class.getName()),
                callers(
                        trespasser,
                        access -> access.getTargetOwner().isAssignableTo(Broker.class)
                                && access.getName().equals("submit")));
        JavaClass type = trespasser.get(Trespasser.class);
        assertTrue(calls(type, NewOrder.class, "protectedBy") && !calls(type, RiskGate.class, "decide"));
    }

    /// Buys without asking the gate; only its byte code is read.
    @SuppressWarnings("UnusedMethod")
    private static final class Trespasser {
        static void buy(Broker broker, NewOrder order, Price stop) {
            broker.submit(order.protectedBy(stop, null));
        }
    }

    /// An entry is an order with its protection. One class makes and sends them, and takes nothing but approved ones.
    @Test
    void entries_areApproved() {
        Set<String> submitter = Set.of(EntrySubmitter.class.getName());

        assertEquals(submitter, callersOf(OrderSubmitter.class, "sendEntry"));
        assertEquals(submitter, callersOf(NewOrder.class, "protectedBy"));
        assertEquals(
                List.of(List.of(ApprovedEntry.class)),
                Stream.of(EntrySubmitter.class.getDeclaredMethods())
                        .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                        .map(method -> List.of(method.getParameterTypes()))
                        .toList());
    }

    /// Who makes an approved entry asks the gate.
    @Test
    void approvedEntries_areMadeByWhoAsksTheRiskGate() {
        assertTrue(Stream.of(ApprovedEntry.class.getDeclaredConstructors())
                .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers())));
        List<JavaClass> makers = CLASSES.stream()
                .filter(type -> calls(type, ApprovedEntry.class, "of"))
                .toList();

        assertTrue(!makers.isEmpty(), "no class makes entries");
        makers.forEach(type -> assertTrue(
                calls(type, RiskGate.class, "decide"), type + " makes entries without asking the risk gate"));
    }

    private static Set<String> callersOf(Class<?> owner, String method) {
        return callers(
                CLASSES,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getName().equals(method));
    }

    private static boolean calls(JavaClass type, Class<?> owner, String method) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getTarget().getName().equals(method));
    }

    @Test
    void onlyAppAndStorm_exitOrPrint() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("activetrader.app..", "activetrader.storm..")
                .and()
                .doNotHaveFullyQualifiedName("activetrader.Launcher")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
