package marginalia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.exchange.FileFormat;
import marginalia.exchange.Mapping;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.session.Importing;
import marginalia.session.Labelling;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.SchemeEditing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts the real program, kills it with SIGKILL while it takes answers, imports or trains, and
/// compares the project with what the program had acknowledged. `-Dkills=500` for more.
class KillTest {
  private static final int TEXTS = 300;
  private static final int IMPORTED = 4_000;
  private static final List<String> LABELS = List.of("red", "green", "blue", "black");

  @TempDir Path folder;

  private final Map<DocumentId, List<String>> sent = new HashMap<>();
  private final Map<DocumentId, Integer> acknowledged = new HashMap<>();
  private final Map<DocumentId, Integer> began = new HashMap<>();
  private Path project = Path.of("");
  private Path more = Path.of("");
  private String classPath = "";
  private long importMillis;
  private long trainMillis;
  private int texts = TEXTS;
  private int killedAlive;
  private int acknowledgements;

  @Test
  void noAcknowledgedAnswerIsLostAndTheProjectAlwaysOpens() throws Exception {
    int kills = Integer.getInteger("kills", 50);
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("KillTest: seed " + seed + ", kills " + kills);
    Random random = new Random(seed);
    prepare();

    for (int i = 0; i < kills; i++) {
      switch (i % 10) {
        case 3, 6, 8 -> killAnImport(random);
        case 5, 9 -> killATraining(random);
        default -> killAnswering(random);
      }
      check(i);
    }

    System.out.printf(
        "KillTest: %d kills, %d of them at work, %d answers acknowledged, %d texts%n",
        kills, killedAlive, acknowledgements, texts);
    assertThat(killedAlive).isGreaterThan(kills / 2);
    assertThat(acknowledgements).isGreaterThan(kills);
    assertThat(folder.resolve("tmp")).isDirectoryNotContaining("glob:**sqlite*");
  }

  private void prepare() throws Exception {
    classPath = jars();
    project = folder.resolve("killed.marginalia");
    Path first = write("first.csv", TEXTS);
    more = write("more.csv", IMPORTED);
    try (Project made =
        Project.create(project, TaskKind.MULTI_CLASS, Jobs.inline(), Clock.systemUTC(), "killer")) {
      SchemeEditing scheme = new SchemeEditing(made);
      LABELS.forEach(label -> scheme.add(label, Optional.empty()));
      Importing.Request request =
          new Importing.Request(
              first,
              FileFormat.csv(),
              Mapping.ofText("text").withId(Optional.of("id")),
              Importing.Duplicates.KEEP);
      assertThat(new Importing(made).start(request).await()).isInstanceOf(JobState.Done.class);
      Labelling labelling = new Labelling(made, new Live<>(Ranking.NONE));
      for (int row = 0; row < 40; row++) {
        DocumentId id = made.documents().get().id(row);
        String label = LABELS.get(row % LABELS.size());
        labelling.answer(
            id,
            Answer.of(java.util.Set.of(made.scheme().get().find(label).orElseThrow().id())),
            java.time.Duration.ZERO,
            Optional.empty());
        note(id, label);
        acknowledged.put(id, 0);
      }
    }
    time("train", project.toString()); // its end leaves the archive of classes
    importMillis = time("import", project.toString(), more.toString(), "--duplicates", "keep");
    texts += IMPORTED;
    trainMillis = time("train", project.toString());
  }

  private Path write(String name, int rows) throws IOException {
    StringBuilder csv = new StringBuilder("id,text\n");
    for (int i = 0; i < rows; i++) {
      csv.append(name, 0, 4).append(i).append(",\"A text about ").append(LABELS.get(i % 4));
      csv.append(" things, number ").append(i).append(" in a row\"\n");
    }
    return Files.writeString(folder.resolve(name), csv);
  }

  /// The class path with our classes as a jar: only from jars does the Java machine keep classes in
  /// its archive, which halves the time a program needs to start.
  private String jars() throws IOException {
    List<String> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(part);
      if (!Files.isDirectory(path)) {
        parts.add(part);
      } else if (Files.exists(path.resolve("marginalia/Main.class"))) {
        parts.add(jar(path).toString());
      }
    }
    return String.join(File.pathSeparator, parts);
  }

  private Path jar(Path classes) throws IOException {
    Path jar = folder.resolve("marginalia.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  private long time(String... arguments) throws Exception {
    long start = System.nanoTime();
    Process process = start(arguments);
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said + Files.readString(errors())).isZero();
    return (System.nanoTime() - start) / 1_000_000;
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx192m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xshare:auto",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
            "-Xlog:disable",
            "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            "marginalia.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()));
    builder.environment().put("MARGINALIA_HOME", folder.resolve("home").toString());
    return builder.start();
  }

  private Path errors() {
    return folder.resolve("errors.txt");
  }

  private void killAnswering(Random random) throws Exception {
    Process process = start("label", project.toString());
    int wanted = random.nextInt(60);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      DocumentId id = new DocumentId(1 + random.nextInt(TEXTS));
      String label = LABELS.get(random.nextInt(LABELS.size()));
      note(id, label);
      lines.append(id.value()).append('\t').append(label).append('\n');
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      send(process, bytes);
      for (int acks = 0; acks < wanted; acks++) {
        String line = out.readLine();
        if (line == null) {
          break;
        }
        acknowledge(line);
      }
      kill(process);
      out.lines().forEach(this::acknowledge);
    }
  }

  private static void send(Process process, byte[] bytes) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write(bytes);
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
    }
  }

  private void note(DocumentId id, String label) {
    sent.computeIfAbsent(id, _ -> new ArrayList<>()).add(label);
  }

  /// The program answers in the order of the lines, so an acknowledgement is for the first sent
  /// answer of that text that has none yet and comes after those of earlier runs.
  private void acknowledge(String line) {
    String[] words = line.split(" ", 3);
    assertThat(words[0]).as(line).isEqualTo("saved");
    DocumentId id = new DocumentId(Long.parseLong(words[1]));
    List<String> labels = sent.getOrDefault(id, List.of());
    int from = Math.max(acknowledged.getOrDefault(id, -1) + 1, began.getOrDefault(id, 0));
    assertThat(labels.get(from)).as(line).isEqualTo(words[2]);
    acknowledged.put(id, from);
    acknowledgements++;
  }

  private void killAnImport(Random random) throws Exception {
    boolean done = killWithin(importMillis, random, importing());
    int now = count();
    assertThat(now).isIn(done ? List.of(texts + IMPORTED) : List.of(texts, texts + IMPORTED));
    texts = now;
  }

  private String[] importing() {
    return new String[] {
      "import", project.toString(), more.toString(), "--duplicates", "keep", "--json"
    };
  }

  private void killATraining(Random random) throws Exception {
    killWithin(trainMillis, random, "train", project.toString(), "--json");
  }

  /// Returns whether the program had said that it was done.
  private boolean killWithin(long millis, Random random, String... arguments) throws Exception {
    Process process = start(arguments);
    process.getOutputStream().close();
    process.waitFor(
        millis / 5 + random.nextInt((int) Math.max(1, millis * 3 / 2)), TimeUnit.MILLISECONDS);
    kill(process);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.contains("}");
  }

  private void kill(Process process) throws InterruptedException {
    killedAlive += process.isAlive() ? 1 : 0;
    process.toHandle().destroyForcibly(); // Process#destroyForcibly would close its output, too
    process.waitFor();
  }

  private int count() throws IOException {
    try (Project opened = open()) {
      return opened.documents().get().size();
    }
  }

  private Project open() throws IOException {
    return Project.open(project, Jobs.inline(), Clock.systemUTC(), "checker");
  }

  /// What was acknowledged last, or something sent after it, must be there.
  private void check(int round) {
    try (Project opened = open()) {
      assertThat(opened.check()).as("round " + round).isEmpty();
      Labelling labelling = new Labelling(opened, new Live<>(Ranking.NONE));
      sent.forEach((id, labels) -> {
        int last = acknowledged.getOrDefault(id, -1);
        String there =
            labelling.item(id).orElseThrow().answer().labels().stream()
                .map(opened.scheme().get()::name)
                .findFirst()
                .orElse("");
        List<String> possible = new ArrayList<>(labels.subList(Math.max(0, last), labels.size()));
        if (last < 0) {
          possible.add("");
        }
        assertThat(there).as("round " + round + ", text " + id.value()).isIn(possible);
        began.put(id, labels.size());
      });
    } catch (IOException e) {
      throw new UncheckedIOException("round " + round, e);
    }
  }
}
