package marginalia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final String TEXTS =
      """
      id,text,label
      k1,the brakes squeal,brakes
      k2,brakes are worn,brakes
      k3,the battery is flat,battery
      k4,battery does not charge,battery
      k5,the squealing is loud,
      k6,will not charge at all,
      k7,,
      """;

  @TempDir Path folder;

  private final Typed typed = new Typed();
  private final StringWriter out = typed.out();
  private final StringWriter err = typed.err();

  private int run(String... arguments) {
    return typed.run(arguments);
  }

  private int runWith(String input, Locale locale, String... arguments) {
    return typed.run(input, locale, arguments);
  }

  private String project() {
    return folder.resolve("p.marginalia").toString();
  }

  private String texts() throws IOException {
    return Files.writeString(folder.resolve("texts.csv"), TEXTS).toString();
  }

  @Test
  void theWholePathFromFileToPredictions() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery")).isZero();
    assertThat(run("import", project(), texts(), "--rejected", folder.resolve("r.csv").toString()))
        .isZero();
    assertThat(out.toString()).contains("Imported 6 texts, 4 of them labelled, with 0 new labels");
    assertThat(err.toString()).contains("Line 8: the text is blank");
    assertThat(folder.resolve("r.csv")).content().contains("the text is blank");
    assertThat(run("train", project())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Trained on 4 answers with 2 labels");
    assertThat(run("rank", project(), "--strategy", "margin", "--top", "5", "--json")).isZero();
    assertThat(out.toString()).contains("\"strategy\"", "will not charge at all");
    Path predictions = folder.resolve("out.jsonl");
    assertThat(run("export", project(), predictions.toString(), "--what", "predictions")).isZero();
    assertThat(predictions).content().contains("\"probabilities\":{\"brakes\":");
    assertThat(Files.readAllLines(predictions)).hasSize(6);
  }

  @Test
  void aLabelIsSplitByRulesOrGroups() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery, other")).isZero();
    assertThat(run("import", project(), texts())).isZero();

    assertThat(
            run(
                "split",
                project(),
                "battery",
                "--rule",
                "charge",
                "--name",
                "charging",
                "--dry-run"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("from “battery” to “charging”", "with “battery”");
    assertThat(run("split", project(), "battery")).isEqualTo(2);
    assertThat(err.toString()).contains("--rule and --name");
    assertThat(run("split", project(), "battery", "--rule", "/(/", "--name", "brakes"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("“brakes” here already").doesNotContain("cannot be read");
    assertThat(run("split", project(), "battery", "--rule", "/(/", "--name", "x")).isEqualTo(1);
    assertThat(err.toString()).contains("cannot be read");
    assertThat(run("split", project(), "battery", "--rule", "zebra", "--name", "x")).isEqualTo(1);
    assertThat(err.toString()).contains("No text of “battery” that is left matches zebra.");
    assertThat(run("split", project(), "battery", "--rule", "charge", "--name", "charging"))
        .isZero();
    assertThat(run("history", project())).isZero();
    assertThat(out.toString()).contains("split “battery”");
    assertThat(run("split", project(), "brakes", "--groups", "2", "--json", "-"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("\"staying\" : 1", "\"split\" : true");
    assertThat(run("split", project(), "brakes", "--groups", "2")).isEqualTo(1);
    assertThat(err.toString()).contains("One text cannot be divided");
  }

  @Test
  void versionsOfTheLabelsAreListedComparedAndBroughtBack() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery, other")).isZero();
    assertThat(run("import", project(), texts())).isZero();
    assertThat(run("scheme", "versions", project())).isZero();
    String version = out.toString().strip().replaceFirst("(?s)\\s.*", "");
    assertThat(run("merge", project(), "battery", "brakes")).isZero();

    assertThat(run("scheme", "show", project(), version)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("battery  2", "brakes  2");
    assertThat(run("scheme", "diff", project(), version)).isZero();
    assertThat(out.toString()).contains("“battery” went.");
    assertThat(run("scheme", "diff", project(), version, version)).isZero();
    assertThat(out.toString()).contains("Nothing is different.");
    assertThat(run("scheme", "restore", project(), "999")).isEqualTo(1);
    assertThat(err.toString()).contains("has no version 999");
    assertThat(run("scheme", "restore", project(), version, "--dry-run")).isZero();
    assertThat(out.toString()).contains("“battery” came.", "2 answers go back");
    assertThat(run("scheme", "restore", project(), version)).isZero();
    assertThat(run("merge", project(), "battery", "brakes", "--dry-run")).isZero();
    assertThat(out.toString()).contains("2 texts change");
  }

  @Test
  void aChangeOfKindNamesTheFirstTextsThatItOpens() throws IOException {
    StringBuilder rows = new StringBuilder("text,label\n");
    for (int i = 1; i <= 12; i++) {
      rows.append("text number ").append(i).append(",brakes|battery\n");
    }
    Path file = Files.writeString(folder.resolve("several.csv"), rows);
    assertThat(run("new", project(), "--kind", "multi-label", "--labels", "brakes, battery"))
        .isZero();
    assertThat(run("import", project(), file.toString())).isZero();

    assertThat(run("kind", project(), "multi-class", "--dry-run")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("text number 1\n", "text number 10\n", "2 more")
        .doesNotContain("text number 11");
  }

  @Test
  void aMergeIsForetoldAndDone() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery, other")).isZero();
    assertThat(run("import", project(), texts())).isZero();

    assertThat(run("merge", project(), "battery", "brakes", "--dry-run")).isZero();
    assertThat(out.toString()).contains("2 texts change from “battery” to “brakes”", "key 2");
    assertThat(run("merge", project(), "battery", "brakes", "--json", "-")).isZero();
    assertThat(out.toString()).contains("\"answers\" : 2", "\"merged\" : true");
    assertThat(run("merge", project(), "battery", "brakes")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no label “battery”. There are: brakes, other.");
    assertThat(run("merge", project(), "brakes", "brakes")).isEqualTo(1);
    assertThat(err.toString()).contains("lies below it");
  }

  @Test
  void labelsGoOutComeInAndAreMapped() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery")).isZero();
    assertThat(run("import", project(), texts())).isZero();
    Path file = folder.resolve("s.rdf");
    assertThat(run("scheme", "export", project(), file.toString())).isZero();
    assertThat(out.toString()).contains("Wrote 2 labels");
    assertThat(run("scheme", "import", project(), file.toString(), "--dry-run")).isZero();
    assertThat(out.toString()).contains("would be added: 0, changed: 0, left as they are: 2");
    Path mapping = Files.writeString(folder.resolve("m.csv"), "old,new\nbattery,power\n");
    assertThat(run("scheme", "map", project(), mapping.toString(), "--dry-run")).isZero();
    assertThat(out.toString()).contains("Line 2: “battery” is called “power”, 2 answers");
    assertThat(run("scheme", "map", project(), mapping.toString(), "--json")).isZero();
    assertThat(out.toString()).contains("\"done\" : true");
    assertThat(run("scheme", "map", project(), mapping.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("line 2: there is no label “battery”");
  }

  @Test
  void whatFilesOfLabelsGetWrongIsSaidInASentence() throws IOException {
    assertThat(run("new", project(), "--kind", "binary", "--labels", "yes, no")).isZero();
    Path csv = Files.writeString(folder.resolve("s.csv"), "label\nperhaps\n");
    assertThat(run("scheme", "import", project(), csv.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Change its kind first").doesNotContain("--kind");
    Path json = Files.writeString(folder.resolve("s.json"), "{\"labels\": nothing}");
    assertThat(run("scheme", "import", project(), json.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("line 1, column", "no JSON").doesNotContain("token");
    Path other = folder.resolve("other.marginalia");
    assertThat(run("new", other.toString(), "--labels", "a\nb")).isEqualTo(1);
    assertThat(err.toString()).contains("“a\\nb” holds a line break");
  }

  @Test
  void stepsAreListedAndReturnedTo() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery")).isZero();
    assertThat(run("import", project(), texts())).isZero();
    assertThat(run("merge", project(), "battery", "brakes")).isZero();

    assertThat(run("history", project())).isZero();
    assertThat(out.toString())
        .contains("merged “battery” into “brakes”, 2 answers", "tester", "imported 6 texts");
    assertThat(run("history", project(), "--to", "3", "--json")).isZero();
    assertThat(out.toString()).contains("\"counts\" : false");
    assertThat(run("merge", project(), "battery", "brakes", "--dry-run")).isZero();
    assertThat(run("history", project(), "--to", "4")).isZero();
    assertThat(run("merge", project(), "battery", "brakes", "--dry-run")).isEqualTo(1);
    assertThat(run("history", project(), "--to", "99")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no step 99");
  }

  @Test
  void twoFiltersOfAProjectAreCompared() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery")).isZero();
    assertThat(run("import", project(), texts())).isZero();
    Path table = folder.resolve("p.tsv");

    assertThat(
            run(
                "compare",
                project(),
                "--first",
                "label:brakes",
                "--second",
                "any,words:batt",
                "--without",
                "length,flat",
                "--out",
                table.toString(),
                "--json",
                "-"))
        .as(err.toString())
        .isZero();

    assertThat(out.toString()).contains("\"aucBefore\"", "\"closing\"", "\"id\" : \"k4\"");
    assertThat(Files.readAllLines(table))
        .hasSize(5)
        .first()
        .isEqualTo("set\tnumber\tid\tprobability");
    assertThat(run("compare", project(), "--first", "labelled")).isEqualTo(2);
    assertThat(run("compare", project(), "--first", "labelled", "--second", "nonsense"))
        .isEqualTo(1);
    assertThat(run("compare", project(), "--first", "labelled", "--second", "date:2019"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("too little to compare");
  }

  @Test
  void twoFilesAreCompared() throws IOException {
    String other =
        Files.writeString(
                folder.resolve("other.txt"),
                "the window leaks\nthe window rattles\na window fell out\n")
            .toString();

    assertThat(run("compare", texts(), other)).as(err.toString()).isZero();

    assertThat(out.toString()).contains("AUC of", "6 texts against 3", "window");
  }

  @Test
  void datedTextsAreFollowedOverTimeFromAFileAndFromAProject() throws IOException {
    StringBuilder rows = new StringBuilder("id,text,label,date\n");
    SplittableRandom chance = new SplittableRandom(5);
    for (int i = 0; i < 240; i++) {
      int year = 2000 + i / 60;
      String subject = year == 2003 && i % 3 > 0 ? "battery" : "brakes";
      rows.append(
          "k%d,the %s of car %s is worn,%s,%d-0%d-01\n"
              .formatted(
                  i,
                  subject,
                  Integer.toString(chance.nextInt(360, 1_296), 36),
                  i % 2 == 0 ? "odd" : "even",
                  year,
                  1 + i % 9));
    }
    String file = Files.writeString(folder.resolve("dated.csv"), rows).toString();
    Path page = folder.resolve("drift.html");

    assertThat(run("drift", file, "--reference", "2000..2001", "--html", page.toString()))
        .as(err.toString())
        .isZero();

    assertThat(out.toString())
        .contains("2003\tAUC 0.", "0*\tshuffled", "rising: batt", "2002\taccuracy");
    assertThat(page).content().contains("<svg", "2003");
    assertThat(run("new", project(), "--labels", "odd, even")).isZero();
    assertThat(run("import", project(), file)).as(err.toString()).isZero();
    assertThat(run("drift", project(), "--by", "quarter", "--json", "-"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("\"2003-Q1\"", "\"significant\" : true", "\"macroF1\"");
    assertThat(run("drift", project(), "--reference", "1990")).isEqualTo(1);
    assertThat(err.toString()).contains("No text is dated within the reference 1990..1990");
    assertThat(
            run(
                "compare",
                project(),
                "--first",
                "date:2000..2001",
                "--second",
                "date:2003",
                "--closing",
                "3"))
        .as(err.toString())
        .isZero();
    // Exact duplicates within the file are one text.
    assertThat(out.toString()).contains("110 texts against 54", "Label these 3");
    assertThat(run("drift", texts())).isEqualTo(1);
    assertThat(err.toString()).contains("No text has a date");
  }

  @Test
  void aModelByTheLabelsNamesNeedsNoAnswers() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery")).isZero();
    Path unlabelled =
        Files.writeString(
            folder.resolve("u.txt"), "it will not charge\nthe squealing when I stop is loud\n");
    assertThat(run("import", project(), unlabelled.toString())).as(err.toString()).isZero();
    assertThat(run("train", project())).isEqualTo(1);
    assertThat(run("train", project(), "--model", "nonsense")).isEqualTo(1);

    assertThat(run("train", project(), "--model", "few-shot")).as(err.toString()).isZero();

    assertThat(out.toString()).contains("Trained on 0 answers with 2 labels");
    Path predictions = folder.resolve("out.jsonl");
    assertThat(run("export", project(), predictions.toString(), "--what", "predictions")).isZero();
    assertThat(Files.readAllLines(predictions).getFirst()).containsPattern("\"battery\":0\\.[6-9]");
    assertThat(Files.readAllLines(predictions).getLast()).containsPattern("\"brakes\":0\\.[6-9]");
  }

  @Test
  void likeTextsAreListedBestFirst() throws IOException {
    assertThat(run("new", project())).as(err.toString()).isZero();
    assertThat(run("import", project(), texts())).isZero();

    assertThat(run("similar", project(), "--id", "k1", "--top", "2")).as(err.toString()).isZero();

    assertThat(err.toString()).contains("Compared by words");
    assertThat(out.toString().lines()).hasSize(2).doesNotContain("k1");
    assertThat(out.toString().lines().findFirst().orElse(""))
        .matches("\\d+\\t0\\.\\d{4}\\t.*(brakes|squeal).*");
    assertThat(run("similar", project(), "battery", "--json")).isZero();
    assertThat(out.toString()).contains("\"basis\" : \"words\"", "battery does not charge");
    assertThat(run("similar", project(), "nothing of it")).isZero();
    assertThat(err.toString()).contains("No text is like it");
    assertThat(run("similar", project(), "power", "--read", "--top", "3")).isZero();
    assertThat(err.toString()).contains("read 6 more texts", "Compared by meaning");
    assertThat(out.toString()).contains("battery");
  }

  @Test
  void aSearchForLikeTextsSaysWhatIsWrongWithIt() throws IOException {
    assertThat(run("new", project())).as(err.toString()).isZero();
    assertThat(run("import", project(), texts())).isZero();

    assertThat(run("similar", project())).isEqualTo(2);
    assertThat(run("similar", project(), "words", "--id", "k1")).isEqualTo(2);
    assertThat(err.toString()).contains("either words or a text");
    assertThat(run("similar", project(), "--id", "k99")).isEqualTo(1);
    assertThat(err.toString()).contains("no text k99");
    assertThat(run("similar", project(), " ")).isEqualTo(1);
    assertThat(err.toString()).contains("no words to compare");
    assertThat(run("similar", project(), "x", "--top", "0")).isEqualTo(2);
  }

  @Test
  void newTextsAreListedInGroups() {
    assertThat(run("new", project(), "--sample", "larkspur-bikes")).as(err.toString()).isZero();

    assertThat(run("novelty", project())).as(err.toString()).isZero();

    assertThat(err.toString()).contains("Compared by words");
    assertThat(out.toString().lines().findFirst().orElse("")).matches(".+ \\(\\d+ texts\\)");
    assertThat(out.toString().lines()).anyMatch(line -> line.matches("\\d+\\t\\d\\.\\d{4}\\t.+"));
    assertThat(run("novelty", project(), "--json", "-")).isZero();
    assertThat(out.toString()).contains("\"groups\" : [ {", "\"words\"", "\"score\"");
  }

  @Test
  void aSearchForNewTextsSaysWhatIsWrongWithIt() throws IOException {
    assertThat(run("new", project())).as(err.toString()).isZero();
    assertThat(run("import", project(), texts())).isZero();

    assertThat(run("novelty")).isEqualTo(2);
    assertThat(run("novelty", project(), "--train", texts())).isEqualTo(2);
    assertThat(run("novelty", project(), "--detector", "nose")).isEqualTo(2);
    assertThat(err.toString()).contains("no detector nose", "margin-lof");
    assertThat(run("novelty", "--train", texts(), "--test", texts(), "--known", "0")).isEqualTo(2);
    assertThat(run("novelty", project())).isEqualTo(1);
    assertThat(err.toString()).contains("at least 10 texts of 2 labels");
  }

  @Test
  void theHealthOfASchemeIsToldOfProjectsAndFiles() {
    String file = Path.of("sample-projects/larkspur-bikes/texts.tsv").toString();
    assertThat(run("new", project(), "--sample", "larkspur-bikes")).as(err.toString()).isZero();

    assertThat(run("health", project())).as(err.toString()).isZero();

    assertThat(err.toString()).contains("Compared by words");
    assertThat(out.toString().lines().findFirst().orElse(""))
        .matches("\\d+ of 10 labels hold 80 % of the \\d+ answers\\.");
    assertThat(out.toString().lines().skip(1))
        .isNotEmpty()
        .allMatch(s -> s.matches("[01]\\.\\d\\d  .+"));
    assertThat(run("health", file, "--by", "words", "--json", "-")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("\"labelsHolding80Percent\"", "\"action\"", "\"texts\"");
    assertThat(run("health", project(), "--damage", "1")).isEqualTo(2);
    assertThat(run("health", file, "--top", "0")).isEqualTo(2);
  }

  @Test
  void answersAreAcknowledgedOnceTheyAreSaved() throws IOException {
    assertThat(run("new", project())).as(err.toString()).isZero();
    assertThat(run("import", project(), texts())).isZero();

    int code =
        runWith(
            "k5\tbrakes\n6\tbattery\n99\tbrakes\nk5\tnothing\nno tab\n",
            Locale.ENGLISH,
            "label",
            project());

    assertThat(code).isEqualTo(1);
    assertThat(out.toString().lines()).containsExactly("saved 5 brakes", "saved 6 battery");
    assertThat(err.toString().lines()).hasSize(3);
    run("export", project(), folder.resolve("a.csv").toString());
    assertThat(folder.resolve("a.csv")).content().contains("5,k5,the squealing is loud,brakes");
  }

  @Test
  void labelOffersTheNextTextUntilAllAreAnswered() throws IOException {
    assertThat(run("new", project())).as(err.toString()).isZero();
    assertThat(run("import", project(), texts())).isZero();

    int code =
        runWith("brakes\nunknown\n\nbattery\n", Locale.ENGLISH, "label", project(), "--next");

    assertThat(code).isZero();
    assertThat(out.toString().lines().filter(line -> line.startsWith("next "))).hasSize(4);
    assertThat(out.toString().lines().filter(line -> line.startsWith("saved "))).hasSize(3);
    assertThat(err.toString()).contains("There is no label “unknown”");
  }

  @Test
  void aPreviewChangesNothing() throws IOException {
    assertThat(run("new", project())).as(err.toString()).isZero();

    assertThat(run("import", project(), texts(), "--preview")).isZero();

    assertThat(out.toString()).contains("Text: text; id: id; labels: label");
    run("rank", project());
    assertThat(out.toString()).contains("There is no text left");
  }

  @Test
  void aSampleBecomesAProject() {
    assertThat(run("new", project(), "--sample", "larkspur-bikes")).as(err.toString()).isZero();
    assertThat(run("train", project())).as(err.toString()).isZero();
    assertThat(run("new", folder.resolve("q").toString(), "--sample", "nothing")).isEqualTo(1);
    assertThat(err.toString()).contains("larkspur-bikes");
  }

  @Test
  void failuresAndMisuseHaveTheirOwnCodes() throws IOException {
    assertThat(run("train", project())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file");
    assertThat(run()).isEqualTo(2);
    assertThat(run("nonsense")).isEqualTo(2);
    assertThat(run("import", project())).isEqualTo(2);
    assertThat(err.toString()).contains("Missing: FILE");
    assertThat(run("new", project(), "--kind", "many")).isEqualTo(2);
    assertThat(run("new", project())).isZero();
    assertThat(run("train", project())).isEqualTo(1);
    assertThat(err.toString()).contains("nothing to learn");
    assertThat(run("new", project())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"new", "import", "train", "rank", "novelty", "recommend", "export", "label"})
  void everyCommandExplainsItselfInBothLanguages(String command) {
    assertThat(runWith("", Locale.ENGLISH, command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: marginalia " + command, "Options:", "PROJECT");
    assertThat(runWith("", Locale.CHINESE, command, "--help")).isZero();
    assertThat(out.toString()).contains("用法：marginalia " + command, "选项", "项目");
  }

  @Test
  void aModelIsRecommendedForAProjectOrAFile() throws IOException {
    assertThat(run("new", project(), "--labels", "brakes, battery")).isZero();
    assertThat(run("import", project(), texts())).isZero();

    assertThat(run("recommend", project())).as(err.toString()).isZero();

    assertThat(out.toString()).contains("Recommended: Linear SVM", "4 answers are too few");
    assertThat(run("recommend", "--train", texts(), "--json", "-")).isZero();
    assertThat(out.toString()).contains("\"recommended\" : \"svm\"", "\"answers\" : 4");
    assertThat(run("recommend")).isEqualTo(2);
    assertThat(run("recommend", project(), "--train", texts())).isEqualTo(2);
  }

  @Test
  void aFastModelIsTaughtByASlowOne() throws IOException {
    StringBuilder many = new StringBuilder("text,label\n");
    for (int i = 0; i < 30; i++) {
      many.append("the brake squeals ").append(i).append(",brakes\n");
      many.append("the battery is empty ").append(i).append(",battery\n");
    }
    String file = Files.writeString(folder.resolve("many.csv"), many.toString()).toString();
    String[] both = {"distil", "--train", file, "--test", file};

    assertThat(run(with(both, "--teacher", "svm", "--labels", "20", "--json", "-"))).isZero();
    assertThat(out.toString())
        .contains("\"answered\" : 20", "\"unanswered\" : 40", "\"timesAsFast\"", "\"student\"");
    assertThat(err.toString()).contains("Expected to take about");

    assertThat(run(with(both, "--student", "svm"))).isEqualTo(2);
    assertThat(err.toString()).contains("Linear SVM cannot be taught");
    assertThat(run(with(both, "--mix", "2"))).isEqualTo(2);
    assertThat(err.toString()).contains("out of bounds; mix is a number from 0 to 1");
    assertThat(run(with(both, "--teacher", "svm,dan", "--teacher-set", "c=1"))).isEqualTo(2);
    assertThat(run(with(both, "--teacher", "nobody"))).isEqualTo(2);
    assertThat(run(with(both, "--teacher", "svm", "--labels", "3"))).isEqualTo(1);
    assertThat(err.toString()).contains("3 different answered texts, but 5 folds");
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void theRootExplainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Commands:", "import", "Imports a file");
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("Marginalia");
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = ';',
      textBlock =
          """
          rank p --top many; --top 不能是“many”，应为整数。
          new p --kind other; --kind 不能是“other”，应为以下之一：binary, multi-class, multi-label, hierarchical。
          rank p --top 1 --top 2; --top 只能给出一次。
          rank p --top; 缺少：--top
          export p f --what everything; --what 不能是“everything”，应为以下之一：annotations, predictions。
          rank p --nothing; --nothing
          rank; 缺少
          """)
  void wrongUseIsSaidInChinese(String arguments, String said) {

    assertThat(runWith("", Locale.CHINESE, arguments.split(" ")))
        .isEqualTo(MarginaliaCommand.MISUSED);
    assertThat(err.toString()).contains(said).doesNotContainPattern("[a-z]+ [a-z]+ [a-z]+ [a-z]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--language=xx", "--language=english"})
  void aLanguageThereAreNoWordsInIsRefused(String option) {
    assertThat(run("rank", "p", option)).isEqualTo(MarginaliaCommand.MISUSED);
    assertThat(err.toString()).contains("--language", "en, zh");
  }

  @Test
  void bothLanguagesAreTakenInSmallAndCapitalLetters() {
    assertThat(run("--language", "zh", "--help")).isZero();
    assertThat(run("--language", "EN", "--help")).isZero();
  }

  @Test
  void theLanguageIsFoundAmongTheArguments() {
    assertThat(MarginaliaCommand.language(new String[] {"rank", "--language=zh"}))
        .contains(Locale.CHINESE);
  }
}
