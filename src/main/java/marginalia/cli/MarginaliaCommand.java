package marginalia.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import marginalia.corpus.TaskKind;
import marginalia.jobs.CancelledException;
import marginalia.wording.Notice;
import marginalia.wording.Noticed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The root of the command line. Exit codes: 0 all went well, 1 the work failed, 2 it was asked for
/// wrongly. Help texts are in the bundle `marginalia.commands`, in both languages.
@Command(name = "marginalia", versionProvider = MarginaliaCommand.Version.class)
@SuppressWarnings("UnusedVariable") // picocli reads the options
public final class MarginaliaCommand implements Callable<Integer> {
  /// The work failed.
  public static final int FAILED = 1;

  /// The command was used wrongly.
  public static final int MISUSED = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT)
  private boolean version;

  @Option(names = "--language", paramLabel = "en|zh", scope = ScopeType.INHERIT)
  private Optional<Tongue> language = Optional.empty();

  /// The languages there are words in.
  private enum Tongue {
    EN,
    ZH
  }

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  private MarginaliaCommand() {}

  /// Says which version this is, from the jar's manifest.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = MarginaliaCommand.class.getPackage().getImplementationVersion();
      return new String[] {"Marginalia " + (version == null ? "(development)" : version)};
    }
  }

  /// The language that the arguments ask for with `--language`; empty if they do not.
  public static Optional<Locale> language(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--language") && i + 1 < arguments.length) {
        return Optional.of(Locale.forLanguageTag(arguments[i + 1]));
      }
      if (arguments[i].startsWith("--language=")) {
        return Optional.of(Locale.forLanguageTag(arguments[i].substring(11)));
      }
    }
    return Optional.empty();
  }

  /// Runs the command that the arguments name.
  ///
  /// @param commands objects of classes that carry `@Command`
  /// @return the exit code
  @SuppressWarnings({"try", "SystemConsoleNull"}) // the line shows itself; null with -Djdk.console
  public static int run(Console console, String[] arguments, Object... commands) {
    CommandLine line = new CommandLine(new MarginaliaCommand());
    List.of(commands).forEach(line::addSubcommand);
    prepare(line, console);
    if (System.console() != null && System.console().isTerminal()) {
      try (ProgressLine shown = ProgressLine.of(console)) {
        return line.execute(arguments);
      }
    }
    return line.execute(arguments);
  }

  private static void prepare(CommandLine line, Console console) {
    line.setOut(console.out());
    line.setErr(console.err());
    line.setResourceBundle(
        ResourceBundle.getBundle(
            "marginalia.commands",
            console.wording().locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.registerConverter(TaskKind.class, MarginaliaCommand::kind);
    line.setExecutionStrategy(parsed -> {
      Numbers.check(parsed);
      return new CommandLine.RunLast().execute(parsed);
    });
    line.setParameterExceptionHandler((e, _) -> misused(e, console));
    line.setExecutionExceptionHandler((e, _, _) -> failed(e, console));
  }

  private static TaskKind kind(String slug) {
    try {
      return TaskKind.ofSlug(slug);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'"
              + slug
              + "': binary, multi-class, multi-label, hierarchical ("
              + e.getMessage()
              + ")");
    }
  }

  private static int misused(ParameterException e, Console console) {
    console.fail(reason(e));
    CommandLine command = e.getCommandLine();
    console.fail(Notice.of("cli.seeHelp", command.getCommandSpec().qualifiedName() + " --help"));
    return MISUSED;
  }

  private static Notice reason(ParameterException e) {
    return switch (e) {
      case CommandLine.MissingParameterException missing ->
          Notice.of(
              "cli.missing",
              String.join(
                  ", ", missing.getMissing().stream().map(MarginaliaCommand::name).toList()));
      case CommandLine.UnmatchedArgumentException unmatched -> {
        List<String> like = unmatched.getSuggestions();
        String given = String.join(" ", unmatched.getUnmatched());
        yield like.isEmpty()
            ? Notice.of("cli.unknown", given)
            : Notice.of("cli.unknownLike", given, String.join(", ", like));
      }
      case CommandLine.OverwrittenOptionException twice ->
          Notice.of("cli.twice", name(twice.getOverwritten()));
      default -> {
        if (e.getCause() instanceof Noticed noticed) {
          yield noticed.notice();
        }
        Optional<ArgSpec> of = Optional.ofNullable(e.getArgSpec());
        Optional<Notice> wanted = of.flatMap(MarginaliaCommand::wanted);
        if (wanted.isPresent() && e.getValue() != null && !e.getValue().isEmpty()) {
          yield Notice.of("cli.value", name(of.get()), e.getValue(), wanted.get());
        }
        yield of.map(arg -> Notice.of("cli.noValue", name(arg)))
            .orElseGet(() -> Notice.of("cli.wrong", String.valueOf(e.getMessage())));
      }
    };
  }

  private static String name(ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        ? option.longestName()
        : argument.paramLabel();
  }

  /// What an option takes; empty where everything will do.
  private static Optional<Notice> wanted(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[argument.auxiliaryTypes().length - 1];
    if (argument.isMultiValue() && Map.class.isAssignableFrom(argument.type())) {
      return Optional.of(Notice.of("cli.value.pair"));
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return Optional.of(Notice.of("cli.value.whole"));
    }
    if (type == Character.class) {
      return Optional.of(Notice.of("cli.value.character"));
    }
    if (type == boolean.class) {
      return Optional.of(Notice.of("cli.value.oneOf", "true, false"));
    }
    if (type == TaskKind.class) {
      return Optional.of(oneOf(Arrays.stream(TaskKind.values()).map(TaskKind::slug)));
    }
    return type.isEnum()
        ? Optional.of(oneOf(Arrays.stream(type.getEnumConstants()).map(MarginaliaCommand::typed)))
        : Optional.empty();
  }

  /// A choice as it is typed; capital letters will do too.
  private static String typed(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private static Notice oneOf(Stream<String> names) {
    return Notice.of("cli.value.oneOf", String.join(", ", names.toList()));
  }

  private static int failed(Exception e, Console console) {
    switch (e) {
      case Noticed noticed -> console.fail(noticed.notice());
      case CancelledException _ -> console.fail(Notice.of("cli.cancelled"));
      default ->
          console.fail(
              Notice.of(
                  "job.failed",
                  e.getMessage() == null
                      ? e.getClass().getSimpleName()
                      : e.getClass().getSimpleName() + ": " + e.getMessage()));
    }
    return FAILED;
  }

  /// Without a command: the list of them.
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return MISUSED;
  }
}
