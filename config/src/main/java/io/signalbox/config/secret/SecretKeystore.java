package io.signalbox.config.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Store of named secrets in an encrypted PKCS #12 file, which {@code keytool} can list too.
 * Settings refer to one as {@code keystore:name}. Names are in lower case, as PKCS #12 has them.
 * For one thread.
 */
public final class SecretKeystore {
  /** Name of the environment variable that holds the path of the keystore file. */
  public static final String FILE = "SIGNALBOX_KEYSTORE";

  /** Name of the environment variable that holds the passphrase of the keystore. */
  public static final String PASSPHRASE = "SIGNALBOX_KEYSTORE_PASSPHRASE";

  /**
   * Algorithm name of every entry, as PKCS #12 requires one, although the bytes are the secret's
   * text.
   */
  private static final String ALGORITHM = "AES";

  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

  private final Path file;
  private final KeyStore.PasswordProtection protection;
  private final KeyStore store;

  private SecretKeystore(Path file, KeyStore.PasswordProtection protection, KeyStore store) {
    this.file = file;
    this.protection = protection;
    this.store = store;
  }

  /** Thrown when the keystore cannot be opened or written; the message holds no secret. */
  public static final class UnusableKeystoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKeystoreException(String message) {
      super(message);
    }
  }

  /**
   * Opens a keystore file; a missing file is an empty keystore, and is written with the first
   * secret.
   *
   * @throws UnusableKeystoreException when it cannot be read with this passphrase
   */
  public static SecretKeystore open(Path file, Secret passphrase) {
    char[] letters = passphrase.reveal().toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          store.load(in, letters);
        }
      } else {
        store.load(null, letters);
      }
      return new SecretKeystore(file, new KeyStore.PasswordProtection(letters), store);
    } catch (IOException | GeneralSecurityException e) {
      throw new UnusableKeystoreException(
          "The keystore "
              + file
              + " cannot be read: the passphrase is wrong, or it is no PKCS #12 file.");
    }
  }

  /** Returns the secret with this name. */
  public Optional<Secret> find(String name) {
    try {
      KeyStore.@Nullable Entry entry = store.getEntry(name.toLowerCase(Locale.ROOT), protection);
      return entry instanceof KeyStore.SecretKeyEntry key
          ? Optional.of(
              new Secret(new String(key.getSecretKey().getEncoded(), StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new UnusableKeystoreException(
          "The keystore " + file + " holds " + name + " under another passphrase.");
    }
  }

  /** Returns all names in order. */
  public List<String> list() {
    try {
      return Collections.list(store.aliases()).stream().sorted().toList();
    } catch (GeneralSecurityException e) {
      throw new UnusableKeystoreException("The keystore " + file + " cannot be listed.");
    }
  }

  /** Stores a secret; one of the same name is replaced. */
  public void put(String name, Secret secret) {
    if (!name.matches(NAME)) {
      throw new UnusableKeystoreException(
          "A secret's name has small letters, digits and . _ - and at most 64 of them.");
    }
    if (secret.reveal().isEmpty()) {
      throw new UnusableKeystoreException("The secret is empty.");
    }
    try {
      byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
      store.setEntry(
          name, new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, ALGORITHM)), protection);
      write();
    } catch (IOException | GeneralSecurityException e) {
      throw new UnusableKeystoreException(
          "The keystore " + file + " cannot be written: " + e.getMessage());
    }
  }

  /** Removes a secret and returns whether it existed. */
  public boolean remove(String name) {
    try {
      if (!store.containsAlias(name)) {
        return false;
      }
      store.deleteEntry(name);
      write();
      return true;
    } catch (IOException | GeneralSecurityException e) {
      throw new UnusableKeystoreException(
          "The keystore " + file + " cannot be written: " + e.getMessage());
    }
  }

  /** Writes the keystore file atomically, readable by its owner only. */
  private void write() throws IOException, GeneralSecurityException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".keystore", ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      store.store(out, protection.getPassword());
    }
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
