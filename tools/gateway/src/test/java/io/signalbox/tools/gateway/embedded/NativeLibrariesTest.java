package io.signalbox.tools.gateway.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibrariesTest {
  private static final String FOLDER = "/ai/onnxruntime/native/";

  @TempDir Path folder;

  /** ONNX Runtime has it since 1.29.0, and no call turns it off before it has begun. */
  @ParameterizedTest
  @CsvSource({
    "linux-x64/libonnxruntime.so",
    "linux-aarch64/libonnxruntime.so",
    "osx-aarch64/libonnxruntime.dylib"
  })
  void theRuntimeThatIsShippedHasNoTelemetry(String library) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OrtEnvironment.class.getResourceAsStream(FOLDER + library))) {
      String content = new String(in.readAllBytes(), ISO_8859_1);

      assertThat(content.contains("events.data.microsoft.com")).isFalse();
      assertThat(content.contains("PosixTelemetry")).isFalse();
      assertThat(content.contains("/etc/machine-id")).isFalse();
    }
  }

  @Test
  void aFileThatWasCutOffIsUnpackedAgainAndAWholeOneIsLeftAlone() throws IOException {
    URL url =
        Objects.requireNonNull(
            OrtEnvironment.class.getResource(FOLDER + "linux-x64/libonnxruntime4j_jni.so"));
    Path file = folder.resolve("library.so");
    NativeLibraries.unpack(url, file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, new byte[] {1, 2, 3});

    NativeLibraries.unpack(url, file);

    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    FileTime earlier = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file, earlier);
    NativeLibraries.unpack(url, file);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(earlier);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }
}
