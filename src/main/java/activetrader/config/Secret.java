package activetrader.config;

/// A value that must never be shown. Only [#reveal] returns it; no printed form contains it.
public record Secret(String value) {
    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
    }

    /// A secret that can be sent in an HTTP header: printable ASCII, as every key is.
    ///
    /// @param name the source of the value, for the message
    /// @throws ConfigException when a character is not printable ASCII; the message gives its position, without the
    ///     value
    public static Secret checked(String name, String value) {
        int[] characters = value.codePoints().toArray();
        for (int place = 0; place < characters.length; place++) {
            int character = characters[place];
            if (character < ' ' || character > '~') {
                throw new ConfigException(name + " cannot be a key: character " + (place + 1) + " of "
                        + characters.length + " is " + described(character) + ", and keys are printable ASCII;"
                        + " copy it again");
            }
        }
        return new Secret(value);
    }

    private static String described(int character) {
        String name = Character.getName(character);
        return name == null ? "unknown" : name;
    }

    /// The value itself, for the code that sends it.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
