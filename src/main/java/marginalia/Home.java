package marginalia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import marginalia.session.Preferences;
import marginalia.session.Samples;

/// The user's folder for what belongs to no project: settings, fonts, copies of the samples.
///
/// @param folder `~/.marginalia`, or where `MARGINALIA_HOME` says
/// @param sampleFolder where the program's sample projects lie
record Home(Path folder, Path sampleFolder) {
  /// The home of this user and the samples beside this program.
  static Home find() {
    String chosen = System.getenv("MARGINALIA_HOME");
    Path folder =
        chosen == null || chosen.isBlank()
            ? Path.of(System.getProperty("user.home"), ".marginalia")
            : Path.of(chosen);
    Path samples =
        Stream.of(System.getProperty("marginalia.samples", ""), "sample-projects")
            .filter(name -> !name.isEmpty())
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("sample-projects"));
    return new Home(folder, samples);
  }

  Samples samples() {
    return new Samples(sampleFolder);
  }

  Path projects() {
    return folder.resolve("projects");
  }

  Path fonts() {
    return folder.resolve("fonts");
  }

  Preferences preferences() throws IOException {
    return Preferences.read(folder).orElse(Preferences.defaults());
  }

  void keep(Preferences preferences) throws IOException {
    preferences.write(folder);
  }
}
