package marginalia.exchange;

import static marginalia.exchange.SchemeSkos.OURS;
import static marginalia.exchange.SchemeSkos.RDF;
import static marginalia.exchange.SchemeSkos.SKOS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import marginalia.corpus.Guidance;

/// A concept while a file is being read by [SkosReader].
final class SkosConcept {
  private final long line;
  private Optional<String> name = Optional.empty();
  private Optional<String> firstName = Optional.empty();
  private final Map<String, String> names = new HashMap<>();
  private Optional<String> broader = Optional.empty();
  private Optional<String> colour = Optional.empty();
  private final List<String> notations = new ArrayList<>();
  private String definition = "";
  private final List<String> include = new ArrayList<>();
  private final List<String> exclude = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();

  SkosConcept(long line) {
    this.line = line;
  }

  /// On which it begins in the file, from 1.
  long line() {
    return line;
  }

  /// The concept above it, which the file may not have.
  Optional<String> broader() {
    return broader;
  }

  /// Lies below another one, unless it has said below which.
  void below(String above) {
    broader = broader.or(() -> Optional.of(above));
  }

  /// Its codes, of which one may be a key.
  List<String> notations() {
    return List.copyOf(notations);
  }

  Optional<String> mainName() {
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

  SchemeEntry entry(List<String> path, Optional<String> key) {
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

  /// Takes the property at hand; returns the concept below this one that it names, if it does.
  Optional<String> take(XMLStreamReader xml) throws XMLStreamException {
    Optional<String> resource = Optional.ofNullable(xml.getAttributeValue(RDF, "resource"));
    switch (xml.getNamespaceURI() + xml.getLocalName()) {
      case SKOS + "prefLabel" ->
          call(
              Optional.ofNullable(xml.getAttributeValue(XMLConstants.XML_NS_URI, "lang"))
                  .filter(language -> !language.isEmpty()),
              text(xml));
      case SKOS + "notation" -> notations.add(text(xml));
      case SKOS + "definition" -> definition = text(xml);
      case SKOS + "scopeNote" -> include.add(text(xml));
      case OURS + "exclude" -> exclude.add(text(xml));
      case SKOS + "note", SKOS + "editorialNote" -> notes.add(text(xml));
      case SKOS + "example" -> examples.add(text(xml));
      case SKOS + "broader" -> broader = broader.or(() -> resource);
      case SKOS + "narrower" -> {
        return resource;
      }
      case OURS + "colour" -> colour = Optional.of(text(xml));
      default -> {}
    }
    return Optional.empty();
  }

  /// The text of the element at hand without the marks in it.
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int open = 1; open > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> open++;
        case XMLStreamConstants.END_ELEMENT -> open--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        default -> {}
      }
    }
    return text.toString();
  }
}
