package marginalia.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import marginalia.corpus.Guidance;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import org.jspecify.annotations.Nullable;

/// Labels as concepts of SKOS in RDF/XML: the main name is the `prefLabel` without a language (the
/// first, where all have one), a key a `notation`, the label above is `broader`. What belongs here
/// in doubt is a `scopeNote`, notes are an `editorialNote`. What other programs add is passed over.
/// The colour and what does not belong here have properties of our own.
final class SchemeSkos {
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String OURS = "urn:marginalia:scheme#";

  /// What may have a name and is no concept.
  private static final Set<String> OTHERS =
      Set.of("ConceptScheme", "Collection", "OrderedCollection");

  private SchemeSkos() {}

  /// A concept while the file is being read.
  private static final class Concept {
    private final long line;
    private Optional<String> name = Optional.empty();
    private Optional<String> firstName = Optional.empty();
    private final Map<String, String> names = new HashMap<>();
    private Optional<String> broader = Optional.empty();
    private Optional<String> colour = Optional.empty();
    private Optional<String> key = Optional.empty();
    private String definition = "";
    private final List<String> include = new ArrayList<>();
    private final List<String> exclude = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();

    private Concept(long line) {
      this.line = line;
    }

    private Optional<String> mainName() {
      return name.or(() -> firstName);
    }

    private void call(Optional<String> language, String called) {
      firstName = firstName.or(() -> Optional.of(called));
      if (language.isEmpty()) {
        name = name.or(() -> Optional.of(called));
      } else {
        names.putIfAbsent(language.get(), called);
      }
    }

    private SchemeEntry entry(List<String> path) {
      return new SchemeEntry(
          line,
          path,
          names,
          colour,
          key,
          new Guidance(
              definition,
              String.join("\n", include),
              String.join("\n", exclude),
              examples,
              String.join("\n", notes)));
    }
  }

  static void write(Path file, List<SchemeEntry> entries) throws IOException {
    try (AtomicFile target = AtomicFile.open(file)) {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(target.stream(), "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
      out.writeCharacters("\n");
      out.writeStartElement("rdf", "RDF", RDF);
      out.writeNamespace("rdf", RDF);
      out.writeNamespace("skos", SKOS);
      out.writeNamespace("m", OURS);
      Map<List<String>, String> names = new HashMap<>();
      for (SchemeEntry entry : entries) {
        names.put(entry.path(), OURS + (names.size() + 1));
        concept(out, entry, names);
      }
      out.writeCharacters("\n");
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
      target.commit();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static void concept(
      XMLStreamWriter out, SchemeEntry entry, Map<List<String>, String> names)
      throws XMLStreamException {
    out.writeCharacters("\n  ");
    out.writeStartElement("skos", "Concept", SKOS);
    out.writeAttribute("rdf", RDF, "about", names.getOrDefault(entry.path(), ""));
    property(out, "skos", SKOS, "prefLabel", entry.name());
    for (Map.Entry<String, String> name : new TreeMap<>(entry.names()).entrySet()) {
      out.writeCharacters("\n    ");
      out.writeStartElement("skos", "prefLabel", SKOS);
      out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", name.getKey());
      out.writeCharacters(name.getValue());
      out.writeEndElement();
    }
    if (names.containsKey(entry.above())) {
      out.writeCharacters("\n    ");
      out.writeEmptyElement("skos", "broader", SKOS);
      out.writeAttribute("rdf", RDF, "resource", names.getOrDefault(entry.above(), ""));
    }
    if (entry.key().isPresent()) {
      property(out, "skos", SKOS, "notation", entry.key().get());
    }
    Guidance said = entry.guidance();
    propertyIfAny(out, "skos", SKOS, "definition", said.definition());
    propertyIfAny(out, "skos", SKOS, "scopeNote", said.include());
    propertyIfAny(out, "m", OURS, "exclude", said.exclude());
    for (String example : said.examples()) {
      property(out, "skos", SKOS, "example", example);
    }
    propertyIfAny(out, "skos", SKOS, "editorialNote", said.notes());
    if (entry.colour().isPresent()) {
      property(out, "m", OURS, "colour", entry.colour().get());
    }
    out.writeCharacters("\n  ");
    out.writeEndElement();
  }

  private static void propertyIfAny(
      XMLStreamWriter out, String prefix, String namespace, String name, String value)
      throws XMLStreamException {
    if (!value.isEmpty()) {
      property(out, prefix, namespace, name, value);
    }
  }

  private static void property(
      XMLStreamWriter out, String prefix, String namespace, String name, String value)
      throws XMLStreamException {
    out.writeCharacters("\n    ");
    out.writeStartElement(prefix, name, namespace);
    out.writeCharacters(value);
    out.writeEndElement();
  }

  static List<SchemeEntry> read(Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    Map<String, Concept> concepts = new LinkedHashMap<>();
    Map<String, Concept> narrower = new HashMap<>();
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      Optional<String> at = Optional.empty();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          @Nullable String about = xml.getAttributeValue(RDF, "about");
          if (about != null) {
            at = Optional.of(about).filter(_ -> !OTHERS.contains(xml.getLocalName()));
          } else if (at.isPresent()) {
            long line = xml.getLocation().getLineNumber();
            Concept concept = concepts.computeIfAbsent(at.get(), _ -> new Concept(line));
            property(xml, concept).ifPresent(below -> narrower.put(below, concept));
          }
        }
      }
    } catch (XMLStreamException e) {
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw SchemeFile.bad(
          file, line, Notice.of("scheme.file.xml", String.valueOf(e.getMessage())));
    }
    concepts.values().removeIf(concept -> concept.mainName().isEmpty());
    Map<Concept, String> names = new HashMap<>();
    concepts.forEach((about, concept) -> names.put(concept, about));
    narrower.forEach((about, above) -> {
      Concept below = concepts.get(about);
      if (below != null && below.broader.isEmpty()) {
        below.broader = Optional.ofNullable(names.get(above));
      }
    });
    return entries(file, concepts);
  }

  /// Takes a property of a concept; returns the concept below it that it names, if it does.
  private static Optional<String> property(XMLStreamReader xml, Concept concept)
      throws XMLStreamException {
    Optional<String> resource = Optional.ofNullable(xml.getAttributeValue(RDF, "resource"));
    switch (xml.getNamespaceURI() + xml.getLocalName()) {
      case SKOS + "prefLabel" ->
          concept.call(
              Optional.ofNullable(xml.getAttributeValue(XMLConstants.XML_NS_URI, "lang")),
              xml.getElementText());
      case SKOS + "notation" -> concept.key = Optional.of(xml.getElementText());
      case SKOS + "definition" -> concept.definition = xml.getElementText();
      case SKOS + "scopeNote" -> concept.include.add(xml.getElementText());
      case OURS + "exclude" -> concept.exclude.add(xml.getElementText());
      case SKOS + "note", SKOS + "editorialNote" -> concept.notes.add(xml.getElementText());
      case SKOS + "example" -> concept.examples.add(xml.getElementText());
      case SKOS + "broader" -> concept.broader = concept.broader.or(() -> resource);
      case SKOS + "narrower" -> {
        return resource;
      }
      case OURS + "colour" -> concept.colour = Optional.of(xml.getElementText());
      default -> {}
    }
    return Optional.empty();
  }

  private static List<SchemeEntry> entries(Path file, Map<String, Concept> concepts)
      throws NoticeException {
    Map<Optional<String>, List<String>> below = new LinkedHashMap<>();
    for (Map.Entry<String, Concept> entry : concepts.entrySet()) {
      Optional<String> above = entry.getValue().broader.filter(concepts::containsKey);
      below.computeIfAbsent(above, _ -> new ArrayList<>()).add(entry.getKey());
    }
    List<SchemeEntry> entries = new ArrayList<>();
    Set<String> reached = new HashSet<>();
    collect(Optional.empty(), List.of(), concepts, below, entries, reached);
    for (Map.Entry<String, Concept> entry : concepts.entrySet()) {
      if (!reached.contains(entry.getKey())) {
        throw SchemeFile.bad(
            file,
            entry.getValue().line,
            Notice.of("scheme.file.circle", entry.getValue().mainName().orElse("")));
      }
    }
    return entries;
  }

  private static void collect(
      Optional<String> above,
      List<String> path,
      Map<String, Concept> concepts,
      Map<Optional<String>, List<String>> below,
      List<SchemeEntry> entries,
      Set<String> reached) {
    for (String about : below.getOrDefault(above, List.of())) {
      Concept concept = concepts.get(about);
      if (concept != null && reached.add(about)) {
        List<String> own = new ArrayList<>(path);
        own.add(concept.mainName().orElse(""));
        entries.add(concept.entry(own));
        collect(Optional.of(about), own, concepts, below, entries, reached);
      }
    }
  }
}
