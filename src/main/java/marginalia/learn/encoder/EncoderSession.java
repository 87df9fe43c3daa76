package marginalia.learn.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;
import marginalia.wording.Notice;

/// The weights of an encoder in the ONNX runtime, which runs them on the calling thread alone: a
/// loop over batches on several threads is faster than several threads within a batch, and ends
/// when it is told to. Safe for any thread.
final class EncoderSession {
  private static final String HIDDEN = "last_hidden_state";

  private final OrtEnvironment environment;
  private final OrtSession session;

  /// @param weights an ONNX file
  /// @throws EncoderException if the runtime does not work on this machine or refuses the file
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
    } catch (OrtException | LinkageError e) {
      throw new EncoderException(Notice.of("encoder.cannotRun", String.valueOf(e.getMessage())), e);
    }
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
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", pieces, "attention_mask", there, "token_type_ids", types),
                Set.of(HIDDEN))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer();
    } catch (OrtException e) {
      throw new EncoderException(Notice.of("encoder.cannotRun", String.valueOf(e.getMessage())), e);
    }
  }
}
