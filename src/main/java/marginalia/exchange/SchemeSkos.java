package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import marginalia.corpus.Guidance;

/// Labels as concepts of SKOS in RDF/XML: the main name is the `prefLabel` without a language (the
/// first, where all have one), a key a `notation`, the label above is `broader`. What belongs here
/// in doubt is a `scopeNote`, notes are an `editorialNote`. The colour and what does not belong
/// here have properties of our own. [SkosReader] reads them.
final class SchemeSkos {
  static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  static final String OURS = "urn:marginalia:scheme#";

  private SchemeSkos() {}

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
      text(out, name.getValue());
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
    text(out, value);
    out.writeEndElement();
  }

  /// A carriage return is written as a reference: readers of XML take it for a line feed.
  private static void text(XMLStreamWriter out, String text) throws XMLStreamException {
    String[] parts = text.split("\r", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        out.writeEntityRef("#13");
      }
      out.writeCharacters(parts[i]);
    }
  }
}
