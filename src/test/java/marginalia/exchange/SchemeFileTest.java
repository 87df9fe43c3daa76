package marginalia.exchange;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.corpus.Guidance;
import marginalia.corpus.LabelScheme;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeFileTest {
  private static final List<SchemeEntry> SCHEME =
      List.of(
          entry(List.of("动物 & <\"plants\">"), "1", "What lives,\nor lived.", "=1+1", "a|b"),
          entry(List.of("动物 & <\"plants\">", "cat/\\dog"), "", "", " spaced ", "\\"),
          entry(List.of("other"), "|", "-"));

  @TempDir Path folder;

  private static SchemeEntry entry(
      List<String> path, String key, String definition, String... examples) {
    return new SchemeEntry(
        0,
        path,
        key.isEmpty() ? Map.of() : Map.of("zh", "植物 <" + key, "pt-BR", "a@b"),
        Optional.of("#3b82c4"),
        Optional.of(key).filter(k -> !k.isEmpty()),
        new Guidance(
            definition, definition + " & more", "not\n" + key, List.of(examples), "note " + key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.json", "s.csv", "s.tsv", "s.rdf"})
  void whatIsWrittenIsReadBackEqual(String name) throws IOException {
    Path file = folder.resolve(name);

    SchemeFile.write(file, SCHEME);

    assertThat(SchemeFile.read(file).entries())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
        .isEqualTo(SCHEME);
  }

  /// Names have quotation marks, commas, slashes and backslashes, angle brackets and ampersands,
  /// Chinese, emoji and turns of direction that are part of them; texts have line breaks of all
  /// kinds.
  @ParameterizedTest
  @ValueSource(strings = {"s.json", "s.csv", "s.tsv", "s.rdf"})
  void anySchemeIsReadBackEqual(String name) throws IOException {
    for (long seed = 1; seed <= 40; seed++) {
      List<SchemeEntry> scheme = RandomScheme.of(seed);
      Path file = folder.resolve(seed + name);

      SchemeFile.write(file, scheme);

      assertThat(SchemeFile.read(file).entries())
          .as("seed %d", seed)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
          .isEqualTo(scheme);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.json", "s.csv", "s.rdf"})
  void charactersThatFilesCannotHoldAreLeftOut(String name) throws IOException {
    Path file = folder.resolve(name);
    SchemeEntry odd =
        entry(List.of("a\u0001\u0000b"), "", "one\u0008\ntwo\uFFFF" + (char) 0xD800, "\u001F");

    SchemeFile.write(file, List.of(odd));

    SchemeEntry read = SchemeFile.read(file).entries().getFirst();
    assertThat(read.path()).containsExactly("ab");
    assertThat(read.guidance().definition()).isEqualTo("one\ntwo");
  }

  @Test
  void conceptsOfOtherProgramsAreRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.rdf"),
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns:skos="http://www.w3.org/2004/02/skos/core#">
              <skos:ConceptScheme rdf:about="x:s"><skos:prefLabel>All</skos:prefLabel>
              </skos:ConceptScheme>
              <skos:Concept rdf:about="x:cat">
                <skos:prefLabel xml:lang="en">cat</skos:prefLabel>
                <skos:prefLabel xml:lang="de">Katze</skos:prefLabel>
              </skos:Concept>
              <rdf:Description rdf:about="x:animal">
                <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
                <skos:prefLabel>animal</skos:prefLabel>
                <skos:narrower rdf:resource="x:cat"/>
                <skos:scopeNote>Spiders too</skos:scopeNote>
                <skos:note>Ask Li</skos:note><skos:editorialNote>and Wu</skos:editorialNote>
              </rdf:Description>
            </rdf:RDF>
            """);

    assertThat(SchemeFile.read(file).entries())
        .extracting(SchemeEntry::path)
        .containsExactly(List.of("animal"), List.of("animal", "cat"));
    assertThat(SchemeFile.read(file).entries().getLast().names())
        .isEqualTo(Map.of("en", "cat", "de", "Katze"));
    assertThat(SchemeFile.read(file).entries().getFirst().guidance())
        .isEqualTo(new Guidance("", "Spiders too", "", List.of(), "Ask Li\nand Wu"));
  }

  @Test
  void notationsThatAreNoKeysArePassedOverAndTold() throws IOException {
    Path file =
        skos(
            """
            <Concept r:about="a"><prefLabel>A</prefLabel><notation>61.5</notation>
            <definition>The <b>first</b>.</definition></Concept>
            <Concept r:about="b"><prefLabel>B</prefLabel><notation>b</notation></Concept>
            <Concept r:about="c"><prefLabel>C</prefLabel><notation>B</notation></Concept>
            <Concept r:about="d"><prefLabel>D</prefLabel><notation>44</notation>
            <notation>d</notation></Concept>
            """);

    SchemeFile.Contents read = SchemeFile.read(file);

    assertThat(read.entries())
        .extracting(entry -> entry.key().orElse("–"))
        .containsExactly("–", "b", "–", "d");
    assertThat(read.entries().getFirst().guidance().definition()).isEqualTo("The first.");
    assertThat(read.passedOver()).hasSize(1);
    assertThat(Wording.in(Locale.ENGLISH).say(read.passedOver().getFirst()))
        .contains(file.toString(), "2 skos:notation", "“61.5”", "line 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          s.json ^ '{"labels": [~{"name": "a"},~{"nam": "b"}]}' ^ line 3: a label has no name
          s.json ^ '{"labels": [~{"name": "a"}~' ^ line 3, column 1: no JSON can be read
          s.json ^ '{"labels": [~{"name": 动}]}' ^ line 2, column 10: no JSON can be read
          s.json ^ '' ^ line 1: { is missing
          s.json ^ '{"labels": "a"}' ^ line 1: [ is missing
          s.json ^ '{"labels": [{"name": "a"}]}~{}' ^ line 2: something follows the end
          s.json ^ '{"labels": [{"name": "a"}]}~more' ^ line 2, column
          s.json ^ '{"labels": [{"name": "a",~"name": "b"}]}' ^ line 2: “name” is there twice
          s.json ^ '{"labels": [{"name": "a"}],~"labels": []}' ^ line 2: “labels” is there twice
          s.json ^ '{"labels": [{"name": "a", "names":~{"de": "x",~"de": "y"}}]}' ^ line 3: “de” is
          s.json ^ '{"labels": [{"name": "a", "names": {"de": " "}}]}' ^ line 1: The name in the language de
          s.json ^ '{"labels": [{"name": "a", "names": {"d e": "x"}}]}' ^ line 1: “d e” is not the code
          s.json ^ '{"labels": [{"name": "a", "names": {"de": "x\\ny"}}]}' ^ line 1: “x\\ny” holds a line
          s.json ^ '{"labels": [{"name": "a\\tb"}]}' ^ line 1: “a\\tb” holds a line break or another
          s.json ^ '{"labels": [{"name": "\\u200b"}]}' ^ line 1: a label has no name
          s.json ^ '{"labels": [{"name": "a", "key": "\\n"}]}' ^ line 1: the key “\\n”
          s.csv  ^ 'label,key~a,1~b,1~' ^ line 3: the key 1 is given to two
          s.csv  ^ 'label,key~a,q~b,Q~' ^ line 3: the key Q is given to two
          s.csv  ^ 'label,key~a,xx~' ^ line 2: the key “xx”
          s.csv  ^ 'label,key~a,"~"~' ^ line 2: the key “\\n”
          s.csv  ^ 'label~"a~b"~' ^ line 2: “a\\nb” holds a line break
          s.csv  ^ 'label,label@e~a,b~' ^ line 2: “e” is not the code
          s.csv  ^ 'label,colour~a,red~' ^ line 2: red is no colour
          s.csv  ^ 'label~a~a~' ^ line 3: “a” is there twice
          s.csv  ^ 'label~b/c~' ^ line 2: “c” lies below “b”
          s.csv  ^ 'name~a~' ^ has no column “label”
          s.rdf  ^ '<a~><b' ^ line 2, column 4: no XML can be read
          s.rdf  ^ '' ^ line 1, column 1: no XML can be read
          s.rdf  ^ '<a>&b;</a>' ^ line 1, column 7: no XML can be read
          s.rdf  ^ '<?xml version="1.0" encoding="klingon"?><a/>' ^ line 1, column 31: “klingon” is no known
          s.doc  ^ 'a' ^ must end in .json
          """)
  void whatIsWrongIsNamedByFileAndLine(String name, String content, String complaint)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content.replace('~', '\n'));

    assertThat(complaint(file)).contains(file.toString(), complaint);
  }

  private static String complaint(Path file) throws IOException {
    try {
      return "was read: " + SchemeFile.read(file);
    } catch (NoticeException e) {
      assertThat(Wording.in(Locale.CHINESE).say(e.notice())).contains(file.toString());
      return Wording.in(Locale.ENGLISH).say(e.notice());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.json", "s.rdf"})
  void bytesThatAreNoCharactersAreFoundAndNothingIsPrinted(String name) throws IOException {
    Path file =
        Files.write(folder.resolve(name), new byte[] {'<', 'a', '>', '\n', '<', (byte) 0xFF});
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      assertThat(complaint(file))
          .contains("line 2, column 2: bytes that are no characters in UTF-8");
    } finally {
      System.setErr(before);
    }

    assertThat(printed.toString(UTF_8)).isEmpty();
  }

  @Test
  void filesInTwoBytesACharacterAreRead() throws IOException {
    Path json = folder.resolve("s.json");
    Path xml = folder.resolve("s.rdf");
    SchemeFile.write(json, SCHEME);
    SchemeFile.write(xml, SCHEME);
    Files.writeString(json, "\uFEFF" + Files.readString(json), UTF_16LE);
    Files.writeString(xml, "\uFEFF" + Files.readString(xml).replace("UTF-8", "UTF-16"), UTF_16BE);

    assertThat(SchemeFile.read(json).entries()).hasSameSizeAs(SCHEME);
    assertThat(SchemeFile.read(xml).entries()).hasSameSizeAs(SCHEME);
  }

  private Path skos(String concepts) throws IOException {
    return Files.writeString(
        folder.resolve("s.rdf"),
        """
        <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns="http://www.w3.org/2004/02/skos/core#">
        %s
        </r:RDF>
        """
            .formatted(concepts));
  }

  @Test
  void aCircleIsNamedAndNotWhatHangsBelowIt() throws IOException {
    Path file =
        skos(
            """
            <Concept r:about="c"><prefLabel>C</prefLabel><broader r:resource="b"/></Concept>
            <Concept r:about="a"><prefLabel>A</prefLabel><broader r:resource="b"/></Concept>
            <Concept r:about="b"><prefLabel>B</prefLabel><broader r:resource="a"/></Concept>
            """);

    assertThat(complaint(file)).contains("line 5: “B” lies below itself");
  }

  @Test
  void aConceptThatIsBroaderThanItselfIsNamed() throws IOException {
    Path file =
        skos("<Concept r:about='a'><prefLabel>A</prefLabel><broader r:resource='a'/></Concept>");

    assertThat(complaint(file)).contains("line 3: “A” lies below itself");
  }

  private static List<SchemeEntry> chain(int levels) {
    List<SchemeEntry> chain = new ArrayList<>();
    List<String> path = new ArrayList<>();
    for (int level = 1; level <= levels; level++) {
      path.add("n" + level);
      chain.add(entry(path, "", ""));
    }
    return chain;
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.json", "s.csv", "s.rdf"})
  void theDeepestTreeIsReadBackAndADeeperOneIsNotWritten(String name) throws IOException {
    Path file = folder.resolve(name);
    List<SchemeEntry> deepest = chain(LabelScheme.LEVELS);

    SchemeFile.write(file, deepest);

    assertThat(SchemeFile.read(file).entries()).hasSize(LabelScheme.LEVELS);
    assertThatExceptionOfType(NoticeException.class)
        .isThrownBy(() -> SchemeFile.write(file, chain(LabelScheme.LEVELS + 1)))
        .withMessageContaining("“n101” would lie deeper than 100 levels");
  }

  /// In the order of the levels, and the other way round.
  @ParameterizedTest
  @ValueSource(ints = {101, 6_000})
  void conceptsThatLieTooDeepAreNamed(int levels) throws IOException {
    List<String> concepts =
        IntStream.rangeClosed(1, levels)
            .mapToObj(i ->
                "<Concept r:about='%d'><prefLabel>n%d</prefLabel><broader r:resource='%d'/></Concept>"
                    .formatted(i, i, i - 1))
            .toList();

    assertThat(complaint(skos(String.join("\n", concepts)))).contains("line 103: this label lies");
    assertThat(complaint(skos(String.join("\n", concepts.reversed()))))
        .contains("line %,d: this label lies deeper than 100 levels".formatted(levels - 98));
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 6_000})
  void rowsAndObjectsThatLieTooDeepAreNamed(int levels) throws IOException {
    String row = String.join("/", Collections.nCopies(levels, "n"));
    Path csv = Files.writeString(folder.resolve("s.csv"), "label\n" + row + "\n");
    Path json =
        Files.writeString(
            folder.resolve("s.json"),
            "{\"labels\":[{\"name\":\"n\",\n"
                + "\"labels\":[{\"name\":\"n\",\n".repeat(levels - 1)
                + "\"labels\":[]"
                + "}]".repeat(levels)
                + "}");

    assertThat(complaint(csv)).contains("line 2: this label lies deeper than 100 levels");
    assertThat(complaint(json)).contains("line 101: this label lies deeper than 100 levels");
  }

  @Test
  void whatIsPassedOverMayNotBeNestedForEver() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.json"), "{\"x\":" + "[".repeat(6_000) + "]".repeat(6_000) + "}");

    assertThat(complaint(file)).contains("line 1, column", "nested too deep");
  }
}
