package marginalia;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The program's own fonts, Inter and Noto Sans SC, so that Latin and Chinese look the same on
/// every Linux machine. Windows and macOS bring good ones.
final class Fonts {
  private static final String REGULAR = "Inter-Regular.ttf";
  private static final String BOLD = "Inter-Bold.ttf";
  private static final String CHINESE = "NotoSansSC-Regular.ttf";

  /// The font files, among the program's resources, that style sheets name.
  static final List<String> LATIN = List.of(REGULAR, BOLD);

  private Fonts() {}

  /// Makes the fonts JavaFX's logical ones; before its first use. They are unpacked into `folder`
  /// once.
  static void install(Path folder) throws IOException {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
        || System.getProperty("prism.fontdir") != null) {
      return;
    }
    Files.createDirectories(folder);
    for (String font : List.of(REGULAR, BOLD, CHINESE)) {
      unpack(font, folder.resolve(font));
    }
    Files.writeString(folder.resolve("logicalfonts.properties"), logicalFonts());
    Files.writeString(
        folder.resolve("allfonts.properties"),
        """
        maxFont=3
        family.0=Inter
        font.0=Inter Regular
        file.0=%s
        family.1=Inter
        font.1=Inter Bold
        file.1=%s
        family.2=Noto Sans SC
        font.2=Noto Sans SC Regular
        file.2=%s
        """
            .formatted(REGULAR, BOLD, CHINESE));
    System.setProperty("prism.embeddedfonts", "true");
    System.setProperty("prism.fontdir", folder.toAbsolutePath().toString());
  }

  private static void unpack(String font, Path target) throws IOException {
    try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + font)) {
      if (in == null) {
        throw new IOException("the font " + font + " is missing from the program");
      }
      byte[] bytes = in.readAllBytes();
      if (!Files.exists(target) || Files.size(target) != bytes.length) {
        Path part = Files.createTempFile(target.getParent(), font, ".part");
        Files.write(part, bytes);
        Files.move(
            part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static String logicalFonts() {
    List<String> lines = new ArrayList<>();
    for (String family : List.of("sans", "serif", "monospace")) {
      for (String style : List.of("regular", "bold", "italic", "bolditalic")) {
        boolean bold = style.startsWith("bold");
        String prefix = family + "." + style + ".";
        lines.add(prefix + "0.font=" + (bold ? "Inter Bold" : "Inter Regular"));
        lines.add(prefix + "0.file=" + (bold ? BOLD : REGULAR));
        lines.add(prefix + "1.font=Noto Sans SC Regular");
        lines.add(prefix + "1.file=" + CHINESE);
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
