package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.tensor.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reference: the ONNX runtime on the file that was written.
class EncoderGraphTest {
  private static final long[][] IDS = {{1, 7, 9, 3, 4}, {2, 30, 0, 0, 0}};
  private static final long[][] THERE = {{1, 1, 1, 1, 1}, {1, 1, 0, 0, 0}};

  @ParameterizedTest
  @CsvSource({"FIRST, true", "FIRST, false", "MEAN, true", "MEAN, false"})
  void theRuntimeReadsWhatWasLearnt(Pooling pooling, boolean exclusive)
      throws IOException, OrtException {
    try (EncoderNetwork network =
            new EncoderNetwork(SmallEncoder.weights(pooling), 3, Integer.MAX_VALUE, 0);
        Tape tape = Tape.predicting()) {
      Matrix head = network.head().first().value();
      for (int i = 0; i < head.rows(); i++) {
        head.set(i, i % 3, (i % 5 - 2) * 0.3f);
      }
      Batch batch = new Batch(new int[] {1, 7, 9, 3, 4, 2, 30}, new Spans(new int[] {0, 5, 7}));
      float[] hidden = network.hidden(tape, batch).toArray();
      Matrix scores = network.scores(tape, batch).value();
      Losses.probabilities(tape, scores, exclusive);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      EncoderGraph.of(network, exclusive).write(Map.of("labels", "[]"), file);

      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession session = environment.createSession(file.toByteArray());
          OnnxTensor ids = OnnxTensor.createTensor(environment, IDS);
          OnnxTensor there = OnnxTensor.createTensor(environment, THERE);
          OrtSession.Result result =
              session.run(Map.of("input_ids", ids, "attention_mask", there))) {
        assertThat(session.getMetadata().getCustomMetadata()).containsEntry("labels", "[]");
        float[] read = values(result, "last_hidden_state");
        int first = 5 * SmallEncoder.WIDTH;
        for (int i = 0; i < hidden.length; i++) {
          assertThat(read[i]).isEqualTo(hidden[i], within(1e-4f));
        }
        assertThat(read).hasSize(2 * first);
        float[] probabilities = values(result, "probabilities");
        for (int i = 0; i < probabilities.length; i++) {
          assertThat(probabilities[i]).isEqualTo(scores.at(i / 3, i % 3), within(1e-5f));
        }
      }
    }
  }

  private static float[] values(OrtSession.Result result, String name) {
    FloatBuffer buffer = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
