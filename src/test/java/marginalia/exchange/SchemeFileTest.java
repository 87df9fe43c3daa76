package marginalia.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Guidance;
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

    assertThat(SchemeFile.read(file))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
        .isEqualTo(SCHEME);
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

    assertThat(SchemeFile.read(file))
        .extracting(SchemeEntry::path)
        .containsExactly(List.of("animal"), List.of("animal", "cat"));
    assertThat(SchemeFile.read(file).getLast().names())
        .isEqualTo(Map.of("en", "cat", "de", "Katze"));
    assertThat(SchemeFile.read(file).getFirst().guidance())
        .isEqualTo(new Guidance("", "Spiders too", "", List.of(), "Ask Li\nand Wu"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          s.json ^ '{"labels": [~{"name": "a"},~{"nam": "b"}]}' ^ line 3: a label has no name
          s.json ^ '{"labels": [~{"name": "a"}~' ^ line
          s.json ^ '{"labels": "a"}' ^ line 1: [ is missing
          s.csv  ^ 'label,key~a,1~b,1~' ^ line 3: the key 1 is given to two
          s.csv  ^ 'label,key~a,xx~' ^ line 2: the key “xx”
          s.csv  ^ 'label,colour~a,red~' ^ line 2: red is no colour
          s.csv  ^ 'label~a~a~' ^ line 3: “a” is there twice
          s.csv  ^ 'label~b/c~' ^ line 2: “c” lies below “b”
          s.csv  ^ 'name~a~' ^ has no column “label”
          s.rdf  ^ '<a~><b' ^ line
          s.doc  ^ 'a' ^ must end in .json
          """)
  void whatIsWrongIsNamedByFileAndLine(String name, String content, String complaint)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content.replace('~', '\n'));

    assertThatExceptionOfType(NoticeException.class)
        .isThrownBy(() -> SchemeFile.read(file))
        .satisfies(e ->
            assertThat(Wording.in(Locale.ENGLISH).say(e.notice()))
                .contains(file.toString(), complaint));
  }

  @Test
  void aCircleIsNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.rdf"),
            """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns="http://www.w3.org/2004/02/skos/core#">
            <Concept r:about="a"><prefLabel>A</prefLabel><broader r:resource="b"/></Concept>
            <Concept r:about="b"><prefLabel>B</prefLabel><broader r:resource="a"/></Concept>
            </r:RDF>
            """);

    assertThatExceptionOfType(NoticeException.class)
        .isThrownBy(() -> SchemeFile.read(file))
        .satisfies(e ->
            assertThat(Wording.in(Locale.ENGLISH).say(e.notice())).contains("lies below itself"));
  }
}
