package activetrader.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// Says in words why a file could not be read or written. The exceptions of `java.nio.file` have the reason in
/// their type, and only a path in their message.
public final class FileFault {
    private FileFault() {}

    /// The reason of `e`, such as `permission denied`; with the path in `e` when that is not `named`.
    public static String of(Path named, IOException e) {
        String where = e instanceof FileSystemException fault
                        && fault.getFile() != null
                        && !fault.getFile().equals(named.toString())
                ? " (" + fault.getFile() + ")"
                : "";
        return reason(e) + where;
    }

    /// The line for an operator: `cannot read FILE: permission denied, use sudo`.
    public static String unreadable(Path named, IOException e) {
        return "cannot read " + named + ": " + of(named, e) + advice(e);
    }

    /// As [#unreadable], for a file that cannot be written.
    public static String unwritable(Path named, IOException e) {
        return "cannot write " + named + ": " + of(named, e) + advice(e);
    }

    private static String advice(IOException e) {
        return e instanceof AccessDeniedException ? ", use sudo" : "";
    }

    /// Why `path` cannot be read, as [#unreadable] says it; empty when it can be read or does not exist.
    public static Optional<String> denied(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            boolean open = Files.isReadable(path) && (!attributes.isDirectory() || Files.isExecutable(path));
            return open ? Optional.empty() : Optional.of(unreadable(path, new AccessDeniedException(path.toString())));
        } catch (NoSuchFileException e) {
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of("cannot read " + path + ": it is a link to nothing")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(unreadable(path, e));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileSystemException fault when fault.getReason() != null -> fault.getReason();
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case NotDirectoryException _ -> "it is no folder";
            case FileAlreadyExistsException _ -> "there is such a file already";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case FileSystemLoopException _ -> "its links lead in a circle";
            default -> e.getMessage() == null ? "the system gave no reason" : e.getMessage();
        };
    }
}
