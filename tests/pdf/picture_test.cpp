#include <gtest/gtest.h>

#include <cstdint>

#include "extract/pdf/read.h"
#include "pdf/read_page.h"
#include "support/png_pixels.h"

namespace bianmu::test {
namespace {

constexpr const char* kGray = "/ColorSpace /DeviceGray /BitsPerComponent 8";

std::string numbers(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values) {
        out += static_cast<char>(value);
    }
    return out;
}

/// Bits as they are written here, the last byte filled up with zeros.
std::string packed_bits(std::string_view text) {
    std::string out;
    int count = 0;
    for (const char c : text) {
        if (c != '0' && c != '1') {
            continue;
        }
        if (count++ % 8 == 0) {
            out += '\0';
        }
        out.back() = static_cast<char>(out.back() | ((c - '0') << (7 - (count - 1) % 8)));
    }
    return out;
}

// Three rows of eight pixels, white, black, white, in T.6: each row from the one above it.
constexpr std::string_view kWhiteRow = "1", kBlackRow = "001 00110101 000101", kWhiteAgain = "001 10011 0000110111";
constexpr std::string_view kEnd = "000000000001 000000000001";

std::string group4() {
    return packed_bits(std::string(kWhiteRow) + std::string(kBlackRow) + std::string(kWhiteAgain) + std::string(kEnd));
}

std::string number4(std::uint32_t value) {
    return numbers({static_cast<int>(value >> 24U), static_cast<int>(value >> 16U & 255U), static_cast<int>(value >> 8U & 255U),
                    static_cast<int>(value & 255U)});
}

/// The same rows as the segments of JBIG2: a page, and a region coded as T.6.
std::string jbig2() {
    const std::string page = number4(8) + number4(3) + number4(0) + number4(0) + numbers({0, 0, 0});
    const std::string region = number4(8) + number4(3) + number4(0) + number4(0) + numbers({0, 1}) + group4();
    const auto segment = [](std::uint32_t number, int type, const std::string& data) {
        return number4(number) + numbers({type, 0, 1}) + number4(static_cast<std::uint32_t>(data.size())) + data;
    };
    return segment(0, 48, page) + segment(1, 38, region);
}

/// A document of one page with one picture, and what reading it gives.
class OnePicture {
public:
    PdfBuilder pdf;
    model::Limits limits;

    std::optional<model::Picture> read(int width, int height, const std::string& entries, const std::string& data, bool deflate = false) {
        const int object = pdf.add_stream(
            "/Type /XObject /Subtype /Image /Width " + std::to_string(width) + " /Height " + std::to_string(height) + " " + entries, data, deflate);
        PdfPage page;
        page.resources = "/XObject << /I " + std::to_string(object) + " 0 R >>";
        page.content = "q 200 0 0 100 100 500 cm /I Do Q";
        return read(page);
    }

    std::optional<model::Picture> read(const PdfPage& page) {
        pdf.add_page(page);
        const std::string file = pdf.build();
        const PdfReading got = read_pdf_alone(file);
        if (got.page().images.size() != 1) {
            ADD_FAILURE() << got.page().images.size() << " images";
            return std::nullopt;
        }
        std::optional<model::Picture> out;
        const auto done = extract::pdf::read_pictures(bytes_of(file), {}, {got.page().images[0].source}, limits,
                                                      [&out](std::size_t place, model::Picture picture) -> model::Result<void> {
                                                          EXPECT_EQ(place, 0U);
                                                          out = std::move(picture);
                                                          return {};
                                                      });
        EXPECT_TRUE(done);
        return out;
    }

    /// Rows of pixels as `write_png` writes them, with what kind they are in front: `L` grey, `A` grey and alpha, `RGB`, `RGBA`, `1` bits.
    std::string pixels(int width, int height, const std::string& entries, const std::string& data, bool deflate = false) {
        const auto picture = read(width, height, entries, data, deflate);
        EXPECT_TRUE(picture);
        return picture ? png_pixels(picture->bytes) : "";
    }
};

TEST(PdfPicture, JpegStaysAsItIs) {
    const std::string jpeg = "\xFF\xD8\xFF\xE0 not looked at \xFF\xD9";
    const auto picture = OnePicture().read(2, 2, "/Filter /DCTDecode", jpeg);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->media_type, "image/jpeg");
    EXPECT_EQ(picture->extension, "jpg");
    EXPECT_EQ(picture->bytes, jpeg);
    EXPECT_FALSE(OnePicture().read(2, 2, "/Filter /DCTDecode", "no JPEG"));
}

TEST(PdfPicture, WhatIsPackedAroundAJpegComesOff) {
    const auto picture = OnePicture().read(2, 2, "/Filter [/ASCIIHexDecode /DCTDecode]", "FFD8 616263 FFD9>");
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->bytes, "\xFF\xD8"
                              "abc\xFF\xD9");
}

TEST(PdfPicture, Jpeg2000StaysAsItIs) {
    const auto file = OnePicture().read(2, 2, "/Filter /JPXDecode", std::string("\0\0\0\x0CjP  ", 8));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->media_type, "image/jp2");
    const auto bare = OnePicture().read(2, 2, "/Filter /JPXDecode", "\xFF\x4F\xFF\x51");
    ASSERT_TRUE(bare);
    EXPECT_EQ(bare->extension, "j2c");
}

TEST(PdfPicture, AFaxIsWrapped) {
    const auto picture = OnePicture().read(8, 3, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 >>",
                                           group4());
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->media_type, "image/tiff");
    EXPECT_TRUE(picture->bytes.starts_with(std::string("II*\0", 4)));
    EXPECT_TRUE(picture->bytes.ends_with(group4()));
    const auto entry = [&](int tag) {
        for (std::size_t at = 10; at + 12 <= picture->bytes.size(); at += 12) {
            const auto* bytes = reinterpret_cast<const unsigned char*>(picture->bytes.data() + at);
            if (bytes[0] + 256 * bytes[1] == tag) {
                return static_cast<int>(bytes[8]) + 256 * bytes[9];
            }
        }
        return -1;
    };
    EXPECT_EQ(entry(256), 8);
    EXPECT_EQ(entry(257), 3);
    EXPECT_EQ(entry(259), 4) << "T.6";
    EXPECT_EQ(entry(262), 0) << "black runs are black";
    EXPECT_EQ(entry(273), static_cast<int>(picture->bytes.size() - group4().size()));
    EXPECT_EQ(entry(279), static_cast<int>(group4().size()));
}

TEST(PdfPicture, AFaxWhoseRunsAreTheGroundSaysSo) {
    constexpr std::size_t kInterpretation = 10 + 4 * 12 + 8;   // the value of the fifth entry
    for (const bool twice : {false, true}) {
        const auto picture = OnePicture().read(8, 3, std::string("/ImageMask true /Decode [1 0] /Filter /CCITTFaxDecode ") +
                                                         "/DecodeParms << /K -1 /Columns 8 /BlackIs1 " + (twice ? "true" : "false") + " >>", group4());
        ASSERT_TRUE(picture);
        EXPECT_EQ(picture->bytes[kInterpretation], twice ? 0 : 1);
    }
}

TEST(PdfPicture, AFaxThatTiffCannotHoldIsDecoded) {
    const std::string aligned = packed_bits(kWhiteRow) + packed_bits(kBlackRow) + packed_bits(kWhiteAgain) + packed_bits(kEnd);
    EXPECT_EQ(OnePicture().pixels(8, 3, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode "
                                        "/DecodeParms << /K -1 /Columns 8 /EncodedByteAlign true >>", aligned),
              "1:\xFF" + std::string(1, '\0') + "\xFF");
}

TEST(PdfPicture, Jbig2IsDecodedToBits) {
    EXPECT_EQ(OnePicture().pixels(8, 3, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", jbig2()),
              "1:\xFF" + std::string(1, '\0') + "\xFF");
}

TEST(PdfPicture, GreyIsGreyHoweverItIsPacked) {
    const std::string rows = numbers({0, 128, 255, 1, 2, 3});
    EXPECT_EQ(OnePicture().pixels(3, 2, kGray, rows), "L:" + rows);
    EXPECT_EQ(OnePicture().pixels(3, 2, kGray, rows, true), "L:" + rows);
    EXPECT_EQ(OnePicture().pixels(3, 2, std::string(kGray) + " /Filter /RunLengthDecode", numbers({5}) + rows + numbers({128})), "L:" + rows);
    EXPECT_EQ(OnePicture().pixels(2, 1, std::string(kGray) + " /Decode [1 0]", numbers({0, 200})), "L:" + numbers({255, 55}));
    EXPECT_EQ(OnePicture().pixels(2, 1, "/ColorSpace /DeviceGray /BitsPerComponent 16", numbers({0, 9, 200, 9})), "L:" + numbers({0, 200}));
}

TEST(PdfPicture, ALargePictureComesThroughThePredictorsOfPng) {
    std::string rows;
    std::uint32_t noise = 1;
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64 * 3; ++x) {
            noise = noise * 1664525U + 1013904223U;
            rows += static_cast<char>(y < 16 ? x : y < 32 ? y * 3 : y < 48 ? x + y : static_cast<int>(noise >> 24U));
        }
    }
    EXPECT_EQ(OnePicture().pixels(64, 64, "/ColorSpace /DeviceRGB /BitsPerComponent 8", rows, true), "RGB:" + rows);
}

TEST(PdfPicture, OtherColoursBecomeRgb) {
    EXPECT_EQ(OnePicture().pixels(4, 1, "/ColorSpace [/Indexed /DeviceRGB 3 <000000 FF0000 00FF00 0A0B0C>] /BitsPerComponent 2", numbers({0b00011011})),
              "RGB:" + numbers({0, 0, 0, 255, 0, 0, 0, 255, 0, 10, 11, 12}));
    EXPECT_EQ(OnePicture().pixels(1, 1, "/ColorSpace /DeviceCMYK /BitsPerComponent 8", numbers({0, 0, 0, 0})), "RGB:\xFF\xFF\xFF");
    EXPECT_EQ(OnePicture().pixels(1, 1, "/ColorSpace [/Separation /Spot /DeviceGray << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] "
                                        "/BitsPerComponent 8", numbers({255})), "RGB:" + numbers({0, 0, 0}));
}

TEST(PdfPicture, BitsStayBits) {
    EXPECT_EQ(OnePicture().pixels(10, 2, "/ColorSpace /DeviceGray /BitsPerComponent 1", numbers({0xA5, 0x40, 0x0F, 0x80})),
              "1:" + numbers({0xA5, 0x40, 0x0F, 0x80}));
    EXPECT_EQ(OnePicture().pixels(8, 1, "/ImageMask true", numbers({0xA5})), "1:" + numbers({0xA5})) << "what it paints is black";
    EXPECT_EQ(OnePicture().pixels(8, 1, "/ImageMask true /Decode [1 0]", numbers({0xA5})), "1:" + numbers({0x5A}));
}

TEST(PdfPicture, MasksBecomeAnAlphaChannel) {
    OnePicture soft;
    const int mask = soft.pdf.add_stream("/Type /XObject /Subtype /Image /Width 1 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8", numbers({0, 200}));
    EXPECT_EQ(soft.pixels(2, 2, "/ColorSpace /DeviceRGB /BitsPerComponent 8 /SMask " + std::to_string(mask) + " 0 R", std::string(12, 'x')),
              "RGBA:" + std::string("xxx\0xxx\0", 8) + "xxx\xC8xxx\xC8");
    OnePicture hard;
    const int stencil = hard.pdf.add_stream("/Type /XObject /Subtype /Image /Width 2 /Height 1 /ImageMask true", numbers({0x40}));
    EXPECT_EQ(hard.pixels(2, 1, std::string(kGray) + " /Mask " + std::to_string(stencil) + " 0 R", "ab"), "A:a\xFF" + std::string("b\0", 2));
    EXPECT_EQ(OnePicture().pixels(2, 1, std::string(kGray) + " /Mask [97 97]", "ab"), "A:" + std::string("a\0", 2) + "b\xFF");
}

TEST(PdfPicture, OfThePageItself) {
    OnePicture inside;
    PdfPage page;
    page.content = "q 50 0 0 50 100 500 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00 40 80 FF> EI Q";
    const auto picture = inside.read(page);
    ASSERT_TRUE(picture);
    EXPECT_EQ(png_pixels(picture->bytes), "L:" + numbers({0, 0x40, 0x80, 0xFF}));
}

TEST(PdfPicture, OfAnEncryptedFileOpens) {
    OnePicture secret;
    secret.pdf.encrypt("", "owner");
    EXPECT_EQ(secret.pixels(3, 1, kGray, "abc"), "L:abc");
}

TEST(PdfPicture, WhatMakesNoSenseIsPassedOver) {
    EXPECT_FALSE(OnePicture().read(2, 2, "/ColorSpace /Nothing /BitsPerComponent 8", "abcd"));
    EXPECT_FALSE(OnePicture().read(2, 2, "/ColorSpace /DeviceGray /BitsPerComponent 7", "abcd"));
    EXPECT_FALSE(OnePicture().read(2, 2, "/BitsPerComponent 8", "abcd"));
    EXPECT_EQ(OnePicture().pixels(2, 2, kGray, "abc"), "L:abc\xFF") << "missing bytes are filled up";
    PdfBuilder pdf;
    pdf.add_page({});
    const std::string file = pdf.build();
    const std::vector<std::string> sources{"", "1", "1 0", "99 0", "x y", "-1 0", "<<", "<< /W 1 >>", "<< /W 1 /H 1 /Length 9 >>\nstream\n"};
    int taken = 0;
    EXPECT_TRUE(extract::pdf::read_pictures(bytes_of(file), {}, sources, {}, [&](std::size_t, const model::Picture&) -> model::Result<void> {
        ++taken;
        return {};
    }));
    EXPECT_EQ(taken, 0);
}

TEST(PdfPicture, LimitsHold) {
    OnePicture huge;
    EXPECT_FALSE(huge.read(1000000, 1000000, kGray, "a"));
    OnePicture small;
    small.limits.max_picture_bytes = 3;
    EXPECT_FALSE(small.read(2, 2, kGray, "abcd"));
    OnePicture jpeg;
    jpeg.limits.max_picture_bytes = 3;
    EXPECT_FALSE(jpeg.read(2, 2, "/Filter /DCTDecode", "\xFF\xD8 more"));
    OnePicture wide;
    const int mask = wide.pdf.add_stream("/Type /XObject /Subtype /Image /Width 1000000 /Height 1000000 /ColorSpace /DeviceGray /BitsPerComponent 8", "a");
    EXPECT_EQ(wide.pixels(1, 1, std::string(kGray) + " /SMask " + std::to_string(mask) + " 0 R", "a"), "L:a");
}

TEST(PdfPicture, AnErrorOfTheTakerEndsIt) {
    PdfBuilder pdf;
    const int object = pdf.add_stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 " + std::string(kGray), "a");
    pdf.add_page({});
    const std::string file = pdf.build();
    const std::string source = std::to_string(object) + " 0";
    int taken = 0;
    const auto done = extract::pdf::read_pictures(bytes_of(file), {}, {source, source}, {}, [&](std::size_t, const model::Picture&) -> model::Result<void> {
        ++taken;
        return model::fail(model::Code::environment, "full");
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, model::Code::environment);
    EXPECT_EQ(taken, 1);
}

}  // namespace
}  // namespace bianmu::test
