package activetrader.page.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.page.day.DayFiles;
import activetrader.page.day.RecordedDay;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayPictureTest {
    @TempDir
    private Path data;

    private static RecordedDay read(DayFiles files) {
        return RecordedDay.read(files.records(), DayFiles.DAY);
    }

    private RecordedDay day() {
        return read(new DayFiles(data)
                .trade("score 42")
                .cycle(1, "x")
                .equity("15:00:00", "1000")
                .equity("16:30:00", "1014"));
    }

    private static BufferedImage decoded(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void picture_hasTheSizeOfAPhone_andFewBytes() throws IOException {
        byte[] png = DayPicture.png(day(), true);

        assertEquals(1080, decoded(png).getWidth());
        assertEquals(1350, decoded(png).getHeight());
        assertTrue(png.length < 200_000, png.length + " bytes");
    }

    @Test
    void picture_saysWhatTheDayCameTo() {
        List<String> texts = DayPicture.drawn(day(), true).texts();

        assertTrue(
                texts.containsAll(List.of(
                        "Wednesday, January 14, 2026",
                        "+$14.00",
                        "+0.70 R",
                        "Equity $1,014.00",
                        "Loss limit $980.00",
                        "AAPL",
                        "10:00–11:30",
                        "⚠ Needs a look",
                        "There is no summary: the daemon has not seen the end of the",
                        "day.")),
                texts.toString());
    }

    @Test
    void text_isInkOnThePicture() throws IOException {
        BufferedImage image = decoded(DayPicture.png(day(), true));

        // The digits of the profit, in the colour of a gain.
        long ink = 0;
        for (int x = 60; x < 600; x++) {
            for (int y = 200; y < 290; y++) {
                ink += (image.getRGB(x, y) & 0xFFFFFF) == 0x00588F ? 1 : 0;
            }
        }
        assertTrue(ink > 5_000, ink + " pixels");
    }

    @Test
    void sameRecords_giveTheSameFile() {
        assertArrayEquals(DayPicture.png(day(), true), DayPicture.png(read(new DayFiles(data)), true));
    }

    @Test
    void emptyDay_isAPictureToo() {
        RecordedDay empty = read(new DayFiles(data));

        List<String> texts = DayPicture.drawn(empty, false).texts();

        assertTrue(DayPicture.png(empty, false).length > 1_000);
        assertTrue(texts.contains("No trade was made."));
        assertTrue(texts.contains("The records hold no equity of this day."));
        assertTrue(texts.contains("The day is not over. Nothing needs a look so far"));
        assertEquals(
                "Wednesday, January 14, 2026: $0.00, 0 trades. Nothing needs a look.",
                DayPicture.caption(empty, false));
    }

    @Test
    void moreTradesThanFit_areCounted() {
        DayFiles files = new DayFiles(data);
        for (int i = 0; i < 12; i++) {
            files.trade("again");
        }

        List<String> texts = DayPicture.drawn(read(files), true).texts();

        assertEquals(3, texts.stream().filter("AAPL"::equals).count());
        assertTrue(texts.contains("and 9 more trades in the report"), texts.toString());
    }

    @Test
    void foreignText_standsOnOneLine() {
        List<String> texts = DayPicture.drawn(
                        read(new DayFiles(data)
                                .order("mode_changed", "15:04:00", "mode", "HALTED", "set_by", "a\nb", "reason", "x")),
                        false)
                .texts();

        assertTrue(texts.contains("10:04 Trading mode HALTED, set by a\\nb: x"), texts.toString());
    }
}
