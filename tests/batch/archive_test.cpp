#include "batch/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <clocale>
#include <string>
#include <utility>
#include <vector>

#include "convert/digest.h"

namespace bianmu::batch {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// An archive as bytes, written by libarchive.
std::string packed(const char* format, const Files& files, const char* options = nullptr, const char* password = nullptr) {
    std::setlocale(LC_CTYPE, "C.UTF-8");
    struct archive* const out = archive_write_new();
    archive_write_set_format_by_name(out, format);
    if (options != nullptr) {
        if (std::string(options).starts_with("filter=")) {
            archive_write_add_filter_by_name(out, options + 7);
        } else {
            EXPECT_EQ(archive_write_set_options(out, options), ARCHIVE_OK) << archive_error_string(out);
        }
    }
    if (password != nullptr) {
        archive_write_set_passphrase(out, password);
    }
    std::string bytes(std::size_t{16} << 20U, '\0');
    std::size_t used = 0;
    archive_write_set_bytes_in_last_block(out, 1);
    archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
    for (const auto& [name, content] : files) {
        struct archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(out, entry);
        archive_write_data(out, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    bytes.resize(used);
    return bytes;
}

Descriptor file_of(const std::string& bytes) {
    Descriptor file = make_memory_file("test");
    EXPECT_TRUE(write_all(file.get(), bytes));
    return file;
}

struct Walked {
    std::vector<std::string> lines;  ///< `path: content`, or `path [code]`
    std::string end;                 ///< the code of the whole
};

Walked walk(const std::string& bytes, const ArchiveLimits& limits = {}, std::optional<std::string> password = {}, const std::string& name = "outer.zip") {
    std::setlocale(LC_CTYPE, "C.UTF-8");
    Walked out;
    const NameReader names;
    ArchiveWalk archive(names, std::move(password), limits, [&](Member member) {
        std::string line;
        for (const std::string& step : member.path) {
            line += (line.empty() ? "" : "!/") + step;
        }
        if (member.error) {
            line += " [" + std::string(model::info(member.error->code).name) + "]";
        } else {
            std::string content;
            EXPECT_TRUE(is_sealed(member.content));
            EXPECT_TRUE(read_at(member.content.get(), 0, member.bytes, content));
            EXPECT_EQ(member.sha256, convert::digest_of(content));
            line += ": " + content.substr(0, 20);
        }
        out.lines.push_back(line);
        return true;
    });
    const auto done = archive.run(file_of(bytes), name);
    out.end = done ? "" : model::info(done.error().code).name;
    return out;
}

using Lines = std::vector<std::string>;

TEST(Archive, EveryFormat) {
    const Files files{{"a.txt", "one"}, {"deep/b.txt", "two"}};
    const Lines expected{"a.txt: one", "deep/b.txt: two"};
    for (const auto& [format, options] : std::vector<std::pair<const char*, const char*>>{
             {"zip", nullptr}, {"7zip", nullptr}, {"gnutar", nullptr}, {"pax", "filter=gzip"}, {"ustar", "filter=xz"}, {"ustar", "filter=zstd"}, {"ustar", "filter=bzip2"}}) {
        const std::string bytes = packed(format, files, options);
        EXPECT_TRUE(is_archive(file_of(bytes))) << format;
        const Walked walked = walk(bytes);
        EXPECT_EQ(walked.lines, expected) << format;
        EXPECT_EQ(walked.end, "") << format;
    }
}

TEST(Archive, CompressedSingleFile) {
    EXPECT_EQ(walk(packed("raw", {{"x", "one"}}, "filter=gzip"), {}, {}, "notice.pdf.gz").lines, (Lines{"notice.pdf: one"}));
}

TEST(Archive, Nested) {
    const std::string inner = packed("7zip", {{"c.txt", "three"}});
    const Walked walked = walk(packed("zip", {{"x/inner.7z", inner}, {"last.txt", "four"}}));
    EXPECT_EQ(walked.lines, (Lines{"x/inner.7z!/c.txt: three", "last.txt: four"}));
}

TEST(Archive, NestingEnds) {
    std::string bytes = packed("zip", {{"core.txt", "core"}});
    for (int i = 0; i < 5; ++i) {
        bytes = packed("zip", {{"in.zip", bytes}, {"beside.txt", "x"}});
    }
    const Walked walked = walk(bytes, {.max_depth = 3});
    EXPECT_EQ(walked.lines, (Lines{"in.zip!/in.zip!/in.zip [too_large]", "in.zip!/in.zip!/beside.txt: x", "in.zip!/beside.txt: x", "beside.txt: x"}));
    EXPECT_EQ(walked.end, "");
}

TEST(Archive, BombsEnd) {
    const std::string zeros(std::size_t{4} << 20U, '\0');
    const std::string bytes = packed("zip", {{"first.txt", "1"}, {"bomb", zeros}, {"last.txt", "2"}});
    EXPECT_EQ(walk(bytes, {.max_member_bytes = 1 << 20U}).lines, (Lines{"first.txt: 1", "bomb [too_large]", "last.txt: 2"}));
    const Walked ratio = walk(bytes, {.max_ratio = 100, .ratio_floor = 1 << 20U});
    EXPECT_EQ(ratio.lines, (Lines{"first.txt: 1", "bomb [too_large]"}));
    EXPECT_EQ(ratio.end, "too_large");
    EXPECT_EQ(walk(bytes, {.max_members = 2}).end, "too_large");
}

TEST(Archive, BombInsideAnArchiveEndsTheWhole) {
    const std::string inner = packed("zip", {{"bomb", std::string(std::size_t{4} << 20U, '\0')}});
    const Walked walked = walk(packed("zip", {{"inner.zip", inner}, {"last.txt", "2"}}), {.max_ratio = 100, .ratio_floor = 1 << 20U});
    EXPECT_EQ(walked.end, "too_large");
}

TEST(Archive, Encrypted) {
    const std::string bytes = packed("zip", {{"a.txt", "secret"}}, "zip:encryption=zipcrypt", "right");
    EXPECT_EQ(walk(bytes).lines, (Lines{"a.txt [encrypted]"}));
    EXPECT_EQ(walk(bytes, {}, "wrong").lines, (Lines{"a.txt [wrong_password]"}));
    EXPECT_EQ(walk(bytes, {}, "right").lines, (Lines{"a.txt: secret"}));
}

TEST(Archive, Damaged) {
    const std::string bytes = packed("7zip", {{"a.txt", "one"}});
    EXPECT_EQ(walk(bytes.substr(0, bytes.size() / 2)).end, "damaged");
    EXPECT_EQ(walk("PK\x03\x04 and no more").end, "damaged");
}

TEST(Archive, NamesStayInside) {
    const Walked walked = walk(packed("ustar", {{"../../etc/passwd", "1"}, {"/abs.txt", "2"}, {"a//b/./c", "3"}, {"same", "4"}, {"same", "5"}}));
    EXPECT_EQ(walked.lines, (Lines{"etc/passwd: 1", "abs.txt: 2", "a/b/c: 3", "same: 4", "same#2: 5"}));
}

TEST(Archive, OldNames) {
    // In ustar, names are bytes.
    const Walked walked = walk(packed("ustar", {{"\xCD\xA8\xD6\xAA.pdf", "1"}, {"\x89\xEF\x8B\x63\x8E\x91\x97\xBF.pdf", "2"}, {"通告.pdf", "3"}}));
    EXPECT_EQ(walked.lines, (Lines{"通知.pdf: 1", "会議資料.pdf: 2", "通告.pdf: 3"}));
}

TEST(Archive, PackagesAreDocuments) {
    EXPECT_FALSE(is_archive(file_of(packed("zip", {{"[Content_Types].xml", "x"}, {"word/document.xml", "x"}}))));
    EXPECT_FALSE(is_archive(file_of(packed("zip", {{"zzz", "x"}, {"[Content_Types].xml", "x"}}))));
    EXPECT_FALSE(is_archive(file_of(packed("zip", {{"mimetype", "x"}}))));
    EXPECT_TRUE(is_archive(file_of(packed("zip", {{"in/[Content_Types].xml", "x"}}))));
    EXPECT_FALSE(is_archive(file_of("%PDF-1.7 and so on")));
    EXPECT_FALSE(is_archive(file_of("")));
}

}  // namespace
}  // namespace bianmu::batch
