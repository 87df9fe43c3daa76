package marginalia.exchange;

import static marginalia.exchange.SchemeSkos.RDF;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Cited;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import org.jspecify.annotations.Nullable;

/// Reads concepts as [SchemeSkos] writes them, or other programs. What those add is passed over; of
/// notations that are no keys, which are codes mostly, it is said.
final class SkosReader {
  /// What may have a name and is no concept.
  private static final Set<String> OTHERS =
      Set.of("ConceptScheme", "Collection", "OrderedCollection");

  private final Path file;
  private final Map<String, SkosConcept> concepts = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final List<SkosConcept> withoutKey = new ArrayList<>();

  private SkosReader(Path file) {
    this.file = file;
  }

  static SchemeFile.Contents read(Path file) throws IOException {
    SkosReader reader = new SkosReader(file);
    reader.readConcepts(EncodedText.of(file));
    List<SchemeEntry> entries = reader.entries();
    return new SchemeFile.Contents(entries, reader.passedOver());
  }

  private void readConcepts(String text) throws NoticeException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    Map<String, String> narrower = new HashMap<>();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      Optional<String> at = Optional.empty();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          @Nullable String about = xml.getAttributeValue(RDF, "about");
          if (about != null) {
            at = Optional.of(about).filter(_ -> !OTHERS.contains(xml.getLocalName()));
          } else if (at.isPresent()) {
            String above = at.get();
            long line = xml.getLocation().getLineNumber();
            SkosConcept concept = concepts.computeIfAbsent(above, _ -> new SkosConcept(line));
            concept.take(xml).ifPresent(below -> narrower.put(below, above));
          }
        }
      }
    } catch (XMLStreamException e) {
      throw unread(e);
    }
    concepts.values().removeIf(concept -> concept.mainName().isEmpty());
    narrower.forEach((about, above) -> {
      Optional.ofNullable(concepts.get(about)).ifPresent(below -> below.below(above));
    });
  }

  private NoticeException unread(XMLStreamException e) {
    @Nullable Location at = e.getLocation();
    Notice reason = Notice.of("scheme.file.xml");
    return at == null || at.getLineNumber() < 1
        ? SchemeFile.bad(file, 1, reason)
        : SchemeFile.bad(file, at.getLineNumber(), Math.max(1, at.getColumnNumber()), reason);
  }

  /// A concept and the names above it.
  private record Placed(SkosConcept concept, String about, List<String> above) {}

  private List<SchemeEntry> entries() throws NoticeException {
    Map<Optional<String>, List<String>> below = new HashMap<>();
    concepts.forEach((about, concept) ->
        below.computeIfAbsent(above(concept), _ -> new ArrayList<>()).add(about));
    List<SchemeEntry> entries = new ArrayList<>();
    Set<String> reached = new HashSet<>();
    Deque<Placed> open = new ArrayDeque<>(placed(below, Optional.empty(), List.of()));
    while (!open.isEmpty()) {
      Placed next = open.pop();
      reached.add(next.about());
      List<String> path = new ArrayList<>(next.above());
      path.add(next.concept().mainName().orElse(""));
      if (path.size() > LabelScheme.LEVELS) {
        throw SchemeFile.tooDeep(file, next.concept().line());
      }
      entries.add(next.concept().entry(path, key(next.concept())));
      placed(below, Optional.of(next.about()), path).reversed().forEach(open::push);
    }
    checkNoCircle(reached);
    return entries;
  }

  private Optional<String> above(SkosConcept concept) {
    return concept.broader().filter(concepts::containsKey);
  }

  private List<Placed> placed(
      Map<Optional<String>, List<String>> below, Optional<String> parent, List<String> path) {
    return below.getOrDefault(parent, List.of()).stream()
        .flatMap(about ->
            Optional.ofNullable(concepts.get(about))
                .map(concept -> new Placed(concept, about, path))
                .stream())
        .toList();
  }

  /// What cannot be reached from the top lies in a circle, or below one: it is found upwards.
  private void checkNoCircle(Set<String> reached) throws NoticeException {
    for (String about : concepts.keySet()) {
      Set<String> way = new HashSet<>();
      Optional<String> at = Optional.of(about).filter(start -> !reached.contains(start));
      while (at.isPresent() && way.add(at.get())) {
        at = Optional.ofNullable(concepts.get(at.get())).flatMap(this::above);
      }
      Optional<SkosConcept> turning = at.map(concepts::get);
      if (turning.isPresent()) {
        throw SchemeFile.bad(
            file,
            turning.get().line(),
            Notice.of("scheme.file.circle", Cited.of(turning.get().mainName().orElse(""))));
      }
    }
  }

  /// The first notation that can be a key and is none yet.
  private Optional<String> key(SkosConcept concept) {
    Optional<String> key =
        concept.notations().stream()
            .filter(notation -> LabelName.isKey(notation))
            .filter(notation -> keys.add(LabelScheme.sameKey(notation)))
            .findFirst();
    if (key.isEmpty() && !concept.notations().isEmpty()) {
      withoutKey.add(concept);
    }
    return key;
  }

  private List<Notice> passedOver() {
    return withoutKey.stream()
        .limit(1)
        .map(first ->
            Notice.of(
                "scheme.file.notation",
                file.toString(),
                withoutKey.size(),
                Cited.of(first.notations().getFirst()),
                first.line()))
        .toList();
  }
}
