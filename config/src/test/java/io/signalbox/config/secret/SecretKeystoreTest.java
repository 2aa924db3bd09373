package io.signalbox.config.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.config.ConfigFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeystoreTest {
  private static final Secret PASSPHRASE = new Secret("correct horse");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("keys.p12");
  }

  private SecretKeystore open() {
    return SecretKeystore.open(file(), PASSPHRASE);
  }

  @Test
  void keepsSecretsEncryptedUntilTheyAreRemoved() throws IOException {
    open().put("openai", new Secret("sk-ünïcode-0123456789"));
    open().put("anthropic", new Secret("x"));
    open().put("openai", new Secret("sk-second"));

    assertThat(open().list()).containsExactly("anthropic", "openai");
    assertThat(open().find("openai")).contains(new Secret("sk-second"));
    assertThat(open().find("nobody")).isEmpty();
    assertThat(new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1))
        .doesNotContain("sk-second");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(open().remove("openai")).isTrue();
    assertThat(open().remove("openai")).isFalse();
    assertThat(open().find("openai")).isEmpty();
  }

  @Test
  void aWrongPassphraseAndAFileThatIsNoneAreSaid() throws IOException {
    open().put("openai", new Secret("sk-1"));

    assertThatThrownBy(() -> SecretKeystore.open(file(), new Secret("wrong")))
        .isInstanceOf(SecretKeystore.UnusableKeystoreException.class)
        .hasMessageContaining("passphrase is wrong");
    Files.writeString(file(), "not a keystore");
    assertThatThrownBy(this::open).isInstanceOf(SecretKeystore.UnusableKeystoreException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "with space", "../x", "x/y"})
  void anImpossibleNameIsRefused(String name) {
    assertThatThrownBy(() -> open().put(name, new Secret("x")))
        .isInstanceOf(SecretKeystore.UnusableKeystoreException.class);
  }

  @Test
  void settingsReferToASecretByName() {
    open().put("openai", new Secret("sk-1"));
    Map<String, String> environment =
        Map.of(SecretKeystore.FILE, "keys.p12", SecretKeystore.PASSPHRASE, "correct horse");

    assertThat(load("token: keystore:openai", environment).reveal()).isEqualTo("sk-1");
    assertThatThrownBy(() -> load("token: keystore:nobody", environment))
        .hasMessageContaining("'nobody', which is not in the keystore");
    assertThatThrownBy(() -> load("token: keystore:openai", Map.of()))
        .hasMessageContaining("SIGNALBOX_KEYSTORE_PASSPHRASE");
    assertThatThrownBy(
            () ->
                load(
                    "token: keystore:openai",
                    Map.of(SecretKeystore.FILE, "keys.p12", SecretKeystore.PASSPHRASE, "hunter2")))
        .hasMessageContaining("passphrase is wrong")
        .hasMessageNotContaining("hunter2");
  }

  private Secret load(String yaml, Map<String, String> environment) {
    return ConfigFile.ofText(yaml, folder, environment)
        .load(root -> root.secret("token", "A token.").required())
        .settings();
  }
}
