// The C door: results and errors, and threads side by side.
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "capi/bianmu.h"

namespace {

namespace fs = std::filesystem;

struct Free {
    void operator()(bianmu_result* result) const { bianmu_free(result); }
};
using Result = std::unique_ptr<bianmu_result, Free>;

Result convert(const char* path, const char* options = nullptr) { return Result(bianmu_convert_file(path, options)); }

std::string text_of(const Result& result) {
    EXPECT_EQ(bianmu_code(result.get()), nullptr) << bianmu_message(result.get());
    EXPECT_STREQ(bianmu_message(result.get()), "");
    return {bianmu_text(result.get()), bianmu_size(result.get())};
}

/// `code: message`
std::string error_of(const Result& result) {
    EXPECT_EQ(bianmu_size(result.get()), 0U);
    const char* code = bianmu_code(result.get());
    return std::string(code == nullptr ? "none" : code) + ": " + bianmu_message(result.get());
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Capi, AFileAndItsBytesGiveTheSame) {
    const std::string bytes = content_of("samples/bus-bulletin.docx");
    const std::string text = text_of(convert("samples/bus-bulletin.docx"));
    EXPECT_NE(text.find("\"schema_version\""), std::string::npos);
    EXPECT_EQ(text_of(Result(bianmu_convert_bytes(bytes.data(), bytes.size(), "bus-bulletin.docx", nullptr))), text);
    EXPECT_NE(text_of(Result(bianmu_convert_bytes(bytes.data(), bytes.size(), nullptr, "{}"))).find(R"("source":{"name":"document")"), std::string::npos);
}

TEST(Capi, Errors) {
    EXPECT_EQ(error_of(convert(nullptr)), "usage: there is no path");
    EXPECT_EQ(error_of(convert("nowhere.pdf")), "not_found: there is no such file; check the name");
    EXPECT_EQ(error_of(Result(bianmu_convert_bytes(nullptr, 1, nullptr, nullptr))), "usage: there are no bytes");
    EXPECT_EQ(error_of(Result(bianmu_convert_bytes(nullptr, 0, nullptr, nullptr))).substr(0, 7), "empty: ");
    EXPECT_EQ(error_of(convert("samples/bus-bulletin.docx", R"({"pages": "1"})")), "usage: is a DOCX, which has no pages to choose from; leave out pages");
    EXPECT_EQ(error_of(convert("samples/bus-bulletin.docx", R"({"ocr": "always"})")), "usage: ocr always is not available in this version; it takes auto, never");
    EXPECT_EQ(error_of(convert("samples/bus-bulletin.docx", "")).substr(0, 47), "usage: options is a JSON object, but this is no");
}

TEST(Capi, AFolderForPicturesIsMadeOrSaid) {
    const fs::path folder = fs::temp_directory_path() / ("capi-" + std::to_string(::getpid())) / "pictures";
    const std::string options = R"({"format": "markdown", "figures": ")" + folder.string() + "\"}";
    EXPECT_FALSE(text_of(convert("samples/water-bulletin.docx", options.c_str())).empty());
    EXPECT_TRUE(fs::is_directory(folder));
    fs::remove_all(folder.parent_path());
    EXPECT_EQ(error_of(convert("samples/water-bulletin.docx", R"({"figures": "samples/water-bulletin.docx/in"})")),
              "environment: samples/water-bulletin.docx/in: the folder cannot be made: Not a directory; choose another place with figures");
}

TEST(Capi, ThreadsGiveWhatOneGives) {
    const std::array<const char*, 6> samples{"samples/library-bulletin.pdf", "samples/library-bulletin.docx", "samples/park-notice.pdf",
                                             "samples/kouhou-page.pdf",      "samples/water-bulletin.docx",   "samples/water-bulletin.pdf"};
    std::vector<std::string> wanted;
    for (const char* path : samples) {
        wanted.push_back(text_of(convert(path)));
    }
    std::atomic<int> alike = 0;
    constexpr int kThreads = 4;
    std::vector<std::jthread> threads;
    for (int at = 0; at < kThreads; ++at) {
        threads.emplace_back([&, at] {
            for (std::size_t i = 0; i < samples.size(); ++i) {
                const std::size_t which = (i + static_cast<std::size_t>(at)) % samples.size();
                alike += text_of(convert(samples.at(which))) == wanted[which] ? 1 : 0;
            }
        });
    }
    threads.clear();
    EXPECT_EQ(alike, kThreads * static_cast<int>(samples.size()));
}

TEST(Capi, Version) { EXPECT_NE(std::string(bianmu_version()).find('.'), std::string::npos); }

}  // namespace
