package activetrader.agent.custom;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The models in Java of an installation: those in the JARs of a folder, and those on the class path.
///
/// @param folder need not exist
public record CustomModels(Path folder) {
    /// Makes the model `name` and gives it its parameters.
    ///
    /// @throws ConfigException when there is no such model, when it cannot be made, or refuses its parameters
    public CustomModel open(String name, Map<String, Object> parameters) {
        List<CustomModel> models = all();
        List<CustomModel> found =
                models.stream().filter(model -> model.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new ConfigException(
                    found.isEmpty()
                            ? "there is no Java model \"" + name + "\" in the JARs of " + folder
                                    + " or on the class path; there are: " + names(models)
                            : "there are " + found.size() + " Java models \"" + name + "\" in the JARs of " + folder
                                    + " and on the class path: one must go");
        }
        try {
            found.getFirst().configure(parameters);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("models[].parameters of java:" + name + ": " + e.getMessage());
        }
        return found.getFirst();
    }

    private static String names(List<CustomModel> models) {
        return models.isEmpty()
                ? "none"
                : String.join(
                        ", ", models.stream().map(CustomModel::name).sorted().toList());
    }

    /// The class loader stays open as long as its models are used.
    private List<CustomModel> all() {
        List<CustomModel> models = new ArrayList<>();
        try {
            ClassLoader loader = new URLClassLoader(jars(), CustomModels.class.getClassLoader());
            ServiceLoader.load(CustomModel.class, loader).forEach(models::add);
        } catch (ServiceConfigurationError e) {
            throw new ConfigException("a Java model in " + folder + " cannot be loaded: " + e.getMessage()
                    + (e.getCause() == null ? "" : ": " + e.getCause()));
        }
        return models;
    }

    private URL[] jars() {
        if (!Files.isDirectory(folder)) {
            return new URL[0];
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> jars = new ArrayList<>();
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(jar.toUri().toURL());
            }
            return jars.toArray(URL[]::new);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the path " + folder + " has no address", e);
        } catch (IOException e) {
            throw new ConfigException(FileFault.unreadable(folder, e));
        }
    }
}
