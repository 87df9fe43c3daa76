package marginalia.jobs;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// Makes threads that step back when the window wants a processor. Java's thread priorities do so
/// on Windows and macOS; on Linux the virtual machine ignores them, so there each thread tells the
/// system itself (`setpriority` of the calling thread, which needs no rights to go down).
final class Background {
  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;

  /// Of 19; a waking thread of the window gets nine tenths of a processor it has to share.
  private static final int NICENESS = 10;

  private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

  private Background() {}

  @SuppressWarnings("restricted") // The program is started with native access for everything.
  private static Optional<MethodHandle> setPriority() {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor descriptor =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(address -> linker.downcallHandle(address, descriptor));
  }

  /// Daemon threads named `name` and a number.
  @SuppressWarnings("ThreadPriorityCheck") // It is for speed; nothing depends on it.
  static ThreadFactory threads(String name) {
    ThreadFactory plain =
        Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name(name, 0).factory();
    return work ->
        plain.newThread(() -> {
          stepBack();
          work.run();
        });
  }

  private static void stepBack() {
    if (SET_PRIORITY.isPresent()) {
      try {
        int _ = (int) SET_PRIORITY.get().invokeExact(PRIO_PROCESS, CALLING_THREAD, NICENESS);
      } catch (Throwable e) {
        throw new IllegalStateException("setpriority", e);
      }
    }
  }
}
