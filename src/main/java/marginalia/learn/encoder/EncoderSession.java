package marginalia.learn.encoder;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import marginalia.wording.Notice;

/// The weights of an encoder in the ONNX runtime, which runs them on the calling thread alone: a
/// loop over batches on several threads is faster than several threads within a batch, and ends
/// when it is told to. Safe for any thread.
final class EncoderSession implements AutoCloseable {
  private static final String PIECES = "input_ids";
  private static final String THERE = "attention_mask";
  private static final String KINDS = "token_type_ids";

  /// What exporters call the hidden states.
  private static final List<String> HIDDEN = List.of("last_hidden_state", "token_embeddings");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String hidden;
  private final boolean kinds;

  /// @param weights an ONNX file
  /// @throws EncoderException if the runtime does not work on this machine or refuses the file, or
  ///   the file is no text encoder
  EncoderSession(byte[] weights) {
    try {
      environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "marginalia");
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        session = environment.createSession(weights, options);
      }
      Set<String> inputs = session.getInputNames();
      kinds = inputs.contains(KINDS);
      hidden = hidden(session.getOutputInfo());
      if (!inputs.containsAll(List.of(PIECES, THERE))
          || inputs.size() > (kinds ? 3 : 2)
          || hidden.isEmpty()) {
        session.close();
        throw new EncoderException(
            Notice.of(
                "encoder.noEncoder",
                String.join(", ", new TreeSet<>(inputs)),
                String.join(", ", new TreeSet<>(session.getOutputNames()))));
      }
    } catch (OrtException | LinkageError e) {
      throw cannotRun(e);
    }
  }

  /// The output that holds a vector for each piece; empty if none does.
  private static String hidden(Map<String, NodeInfo> outputs) {
    return HIDDEN.stream()
        .filter(name ->
            outputs.containsKey(name)
                && outputs.get(name).getInfo() instanceof TensorInfo info
                && info.getShape().length == 3)
        .findFirst()
        .orElse("");
  }

  private static EncoderException cannotRun(Throwable e) {
    return new EncoderException(Notice.of("encoder.cannotRun", String.valueOf(e.getMessage())), e);
  }

  /// The last hidden states of b texts of t pieces each: b × t × width numbers, row by row.
  ///
  /// @param ids b × t numbers of pieces, 0 behind the end of a text
  /// @param mask 1 where there is a piece, 0 behind the end
  /// @throws EncoderException if the runtime fails
  FloatBuffer hidden(long[] ids, long[] mask, int texts) {
    long[] shape = {texts, ids.length / texts};
    try (OnnxTensor pieces = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor there = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape)) {
      Map<String, OnnxTensor> inputs = new HashMap<>(Map.of(PIECES, pieces, THERE, there));
      if (kinds) {
        inputs.put(KINDS, types);
      }
      try (OrtSession.Result result = session.run(inputs, Set.of(hidden))) {
        return ((OnnxTensor) result.get(0)).getFloatBuffer();
      }
    } catch (OrtException e) {
      throw cannotRun(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw cannotRun(e);
    }
  }
}
