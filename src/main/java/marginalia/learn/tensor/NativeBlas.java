package marginalia.learn.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/// ND4J's native library, loaded once, and the product of its OpenBLAS called straight: 2 µs a call
/// instead of 12 to 80 through `INDArray.mmuli`, and no hidden copies. See
/// `src/docs/decisions/0023-nd4j-and-the-tape.md`.
///
/// OpenBLAS runs on the calling thread alone: the threads of a fit have a share of the batch each,
/// which scales better than threads inside small products and leaves the window its processor.
final class NativeBlas {
  static final int PLAIN = 111;
  static final int TRANSPOSED = 112;
  private static final int ROW_MAJOR = 101;
  private static final String CORE = "OPENBLAS_CORETYPE";

  private final MethodHandle sgemm;

  private NativeBlas(MethodHandle sgemm) {
    this.sgemm = sgemm;
  }

  /// The one there is. The first call takes 0.5 to 3 s: make it in a job.
  ///
  /// @throws UnsatisfiedLinkError if this system has no ND4J
  static NativeBlas loaded() {
    return Holder.LOADED;
  }

  /// Loads on first use, on whichever thread comes first.
  private static final class Holder {
    private static final NativeBlas LOADED = load();
  }

  @SuppressWarnings("restricted") // The program is started with native access for everything.
  private static NativeBlas load() {
    chooseCore();
    // ND4J would refuse arrays beyond the Java heap's size; ours are bounded by the batch.
    setIfUnset("org.bytedeco.javacpp.maxbytes");
    setIfUnset("org.bytedeco.javacpp.maxphysicalbytes");
    Nd4j.createUninitialized(DataType.FLOAT, 1).close();
    Linker linker = Linker.nativeLinker();
    SymbolLookup symbols = SymbolLookup.loaderLookup();
    call(
        linker.downcallHandle(
            symbols.findOrThrow("openblas_set_num_threads"),
            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)),
        1);
    FunctionDescriptor product =
        FunctionDescriptor.ofVoid(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_FLOAT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_FLOAT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT);
    return new NativeBlas(linker.downcallHandle(symbols.findOrThrow("cblas_sgemm"), product));
  }

  private static void setIfUnset(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "0");
    }
  }

  /// OpenBLAS 0.3.19 takes recent processors for one of 2004 and runs four times slower. It reads
  /// the variable when it is loaded; what the user has set stays.
  @SuppressWarnings("restricted") // As above.
  private static void chooseCore() {
    Optional<String> core =
        switch (FloatVector.SPECIES_PREFERRED.length()) {
          case 16 -> Optional.of("SKYLAKEX");
          case 8 -> Optional.of("HASWELL");
          default -> Optional.empty();
        };
    String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (core.isEmpty()
        || System.getenv(CORE) != null
        || !(architecture.equals("amd64") || architecture.equals("x86_64"))) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> posix = linker.defaultLookup().find("setenv");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(CORE);
      MemorySegment value = arena.allocateFrom(core.get());
      if (posix.isPresent()) {
        FunctionDescriptor shape =
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT);
        call(linker.downcallHandle(posix.get(), shape), name, value, 0);
      } else {
        FunctionDescriptor shape =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        linker
            .defaultLookup()
            .find("_putenv_s")
            .ifPresent(windows -> call(linker.downcallHandle(windows, shape), name, value));
      }
    }
  }

  private static void call(MethodHandle function, Object... arguments) {
    try {
      Object _ = function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("a call of native code failed", e);
    }
  }

  /// c = a·b + beta·c, row by row in memory; `m` × `k` times `k` × `n` after transposing.
  void product(
      int aForm, int bForm, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
    try {
      sgemm.invokeExact(
          ROW_MAJOR,
          aForm,
          bForm,
          m,
          n,
          k,
          1f,
          a.segment(),
          a.stride(),
          b.segment(),
          b.stride(),
          beta,
          c.segment(),
          c.stride());
    } catch (Throwable e) {
      throw new IllegalStateException("the product of OpenBLAS failed", e);
    }
  }
}
