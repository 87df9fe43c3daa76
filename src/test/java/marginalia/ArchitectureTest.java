package marginalia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The package graph of `src/docs/house.md`, section 2, checked.
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("marginalia");

  /// Package → packages it may use. The root may use all. Sub-packages count as their parent.
  private static final Map<String, Set<String>> GRAPH =
      Map.ofEntries(
          Map.entry("wording", Set.of()),
          Map.entry("corpus", Set.of()),
          Map.entry("jobs", Set.of("wording")),
          Map.entry("text", Set.of("jobs", "wording")),
          Map.entry("learn", Set.of("text", "jobs", "wording")),
          Map.entry("query", Set.of("learn", "text", "corpus", "jobs", "wording")),
          Map.entry("evaluate", Set.of("query", "learn", "text", "corpus", "jobs", "wording")),
          Map.entry("distil", Set.of("evaluate", "learn", "text", "jobs", "wording")),
          Map.entry("rules", Set.of("learn", "text", "corpus", "jobs", "wording")),
          Map.entry("exchange", Set.of("corpus", "jobs", "wording")),
          Map.entry("store", Set.of("corpus", "wording")),
          Map.entry(
              "session",
              Set.of(
                  "exchange",
                  "store",
                  "query",
                  "evaluate",
                  "distil",
                  "rules",
                  "learn",
                  "text",
                  "corpus",
                  "jobs",
                  "wording")),
          Map.entry(
              "ui",
              Set.of(
                  "session",
                  "exchange",
                  "corpus",
                  "text",
                  "learn",
                  "query",
                  "evaluate",
                  "distil",
                  "rules",
                  "jobs",
                  "wording")),
          Map.entry(
              "cli",
              Set.of(
                  "session",
                  "exchange",
                  "corpus",
                  "text",
                  "learn",
                  "query",
                  "evaluate",
                  "distil",
                  "jobs",
                  "wording")));

  /// Needed exceptions to the graph, `from -> to`, each with its reason.
  private static final Map<String, String> EXCEPTIONS = Map.of();

  @Test
  void everyDependencyIsInTheGraph() {
    Set<String> strays = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass to = dependency.getTargetClass();
        if (to.getPackageName().startsWith("marginalia") && !allowed(from, to)) {
          strays.add(from.getName() + " -> " + to.getName());
        }
      }
    }

    assertThat(strays).isEmpty();
  }

  private static boolean allowed(JavaClass from, JavaClass to) {
    String source = top(from);
    String target = top(to);
    return source.isEmpty()
        || source.equals(target)
        || GRAPH.getOrDefault(source, Set.of()).contains(target)
        || EXCEPTIONS.containsKey(from.getName() + " -> " + to.getName());
  }

  /// First package below the root; empty for the root itself.
  private static String top(JavaClass type) {
    List<String> parts = List.of(type.getPackageName().split("\\."));
    return parts.size() > 1 ? parts.get(1) : "";
  }

  @Test
  void everyPackageOfOursIsInTheGraph() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(type -> packages.add(top(type)));
    packages.remove("");

    assertThat(GRAPH.keySet()).containsAll(packages);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("marginalia.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void javaFxIsUsedOnlyByTheWindowAndTheRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackages("marginalia.ui..", "marginalia")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
        .check(CLASSES);
  }

  @Test
  void viewModelsNeverTouchNodes() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void sqlIsUsedOnlyByTheStore() {
    noClasses()
        .that()
        .resideOutsideOfPackage("marginalia.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..")
        .check(CLASSES);
  }

  @Test
  void arraysOfNd4jAndVectorsStayInLearnTensor() {
    noClasses()
        .that()
        .resideOutsideOfPackage("marginalia.learn.tensor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "jdk.incubator.vector..")
        .check(CLASSES);
  }

  @Test
  void theOnnxRuntimeStaysInLearnEncoder() {
    noClasses()
        .that()
        .resideOutsideOfPackage("marginalia.learn.encoder..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..", "dev.langchain4j..")
        .check(CLASSES);
  }

  @Test
  void nobodyPrintsOrLogsPastTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("marginalia")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(CLASSES);
  }

  @Test
  void threadsBelongToJobs() {
    noClasses()
        .that()
        .resideOutsideOfPackages("marginalia.jobs..", "marginalia")
        .should()
        .callConstructor(Thread.class)
        .orShould()
        .callMethod(java.util.Collection.class, "parallelStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.application.Platform")
        .check(CLASSES);
  }
}
