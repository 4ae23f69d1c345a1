package activetrader.agent.custom;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A JAR with a model in Java, compiled from its source as a user does it.
public final class ModelJar {
    private static final Path EXAMPLE = Path.of("docs/examples/java-model/Momentum.java");

    private ModelJar() {}

    /// The example of the documentation in `folder`.
    public static void example(Path folder) throws IOException {
        write(folder.resolve("momentum.jar"), EXAMPLE, "mine.Momentum");
    }

    /// A model with this body, as `mine.CLASS`.
    static void of(Path folder, String className, String body) throws IOException {
        Path source = Files.createDirectories(folder.resolveSibling("source")).resolve(className + ".java");
        Files.writeString(
                source,
                "package mine; import activetrader.agent.custom.*; import java.util.*;" + " public final class "
                        + className + " implements CustomModel {" + body + "}");
        write(folder.resolve(className + ".jar"), source, "mine." + className);
    }

    private static void write(Path jar, Path source, String className) throws IOException {
        Files.createDirectories(jar.toAbsolutePath().getParent());
        Path classes = Files.createTempDirectory("model-");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        boolean compiled = compiler.getTask(
                        output,
                        null,
                        null,
                        List.of(
                                "-Werror",
                                "-Xlint:all,-processing",
                                "-proc:none",
                                "-cp",
                                classPath(),
                                "-d",
                                classes.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        if (!compiled) {
            throw new IllegalStateException(source + " does not compile: " + output);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + CustomModel.class.getName()));
            out.write((className + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /// The classes of the program, wherever the build has them, and the libraries.
    private static String classPath() {
        return Path.of(CustomModel.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                + java.io.File.pathSeparator
                + System.getProperty("java.class.path");
    }
}
