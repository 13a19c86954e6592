package org.secureside.operations.token;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.secureside.operations.cli.WholeFile;

/**
 * The issuer's key pair on the disk: {@code issuer.key} (PKCS #8), which only its owner can read, and
 * {@code issuer.pem} (X.509 SubjectPublicKeyInfo), which those who check tokens need. Both in PEM (RFC 7468).
 */
final class KeyFiles {

    private static final int KEY_BITS = 2048;
    private static final int PEM_LINE = 64;
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path folder;

    KeyFiles(Path folder) {
        this.folder = folder;
    }

    /** Returns the key pair, which is made if there is none. Any number of processes may call this at once. */
    KeyPair openOrCreate() throws IOException, GeneralSecurityException {
        // A file lock keeps other processes out, but within one JVM it would throw.
        synchronized (ONE_AT_A_TIME) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                KeyPair pair = Files.exists(privateKey()) ? read() : generate();
                if (lock.isValid() && !Files.exists(publicKey())) {
                    write(publicKey(), "PUBLIC KEY", pair.getPublic().getEncoded(), "rw-r--r--");
                }
                return pair;
            }
        }
    }

    private KeyPair generate() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair pair = generator.generateKeyPair();
        write(privateKey(), "PRIVATE KEY", pair.getPrivate().getEncoded(), "rw-------");
        return pair;
    }

    private KeyPair read() throws IOException, GeneralSecurityException {
        String body = Files.readString(privateKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        KeyFactory factory = KeyFactory.getInstance("RSA");
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(encoded);
        PublicKey itsPublicKey =
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new KeyPair(itsPublicKey, key);
    }

    private static void write(Path file, String label, byte[] encoded, String permissions) throws IOException {
        String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encoded);
        String pem = "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, body, label);
        WholeFile.write(file, pem, permissions);
    }

    private Path privateKey() {
        return folder.resolve("issuer.key");
    }

    private Path publicKey() {
        return folder.resolve("issuer.pem");
    }
}
