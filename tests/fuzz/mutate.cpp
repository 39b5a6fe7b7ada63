// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Runs a fuzz target without libFuzzer: every file of a corpus unchanged, then random mutations of the files. The seed
/// is fixed, so that failures are reproducible. Usage: PROGRAM CORPUS-DIRECTORY MUTATIONS [SEED].
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

constexpr size_t maximumInput = 4096;

void run(const std::string& input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
}

class Mutator
{
public:
    Mutator(std::vector<std::string> corpus, uint64_t seed)
        : m_corpus(std::move(corpus))
        , m_random(seed)
    {
    }

    std::string next()
    {
        std::string input = m_corpus[below(m_corpus.size())];
        for (size_t changes = 1 + below(6); changes > 0; --changes)
            change(input);
        input.resize(std::min(input.size(), maximumInput));
        return input;
    }

private:
    size_t below(size_t limit) { return std::uniform_int_distribution<size_t>(0, limit - 1)(m_random); }

    void change(std::string& input)
    {
        static constexpr std::string_view tokens[] = { "{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud800", "null",
            "true", "-1", "0", "65535", "65536", "1e999", "18446744073709551615", "18446744073709551616", "\n", "\xff",
            "::", "%lo", "127.0.0.1", "\"type\":" };
        const size_t at = below(input.size() + 1);
        switch (below(6)) {
        case 0: input.insert(at, tokens[below(std::size(tokens))]); break;
        case 1: input.erase(at, below(16) + 1); break;
        case 2: input.insert(at, 1, static_cast<char>(below(256))); break;
        case 3: // duplicate a piece
            input.insert(at, input.substr(at, below(64)));
            break;
        case 4: { // append the end of another file
            const std::string& other = m_corpus[below(m_corpus.size())];
            input = input.substr(0, at) + other.substr(below(other.size() + 1));
            break;
        }
        default:
            if (at < input.size())
                input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        }
    }

    std::vector<std::string> m_corpus;
    std::mt19937_64 m_random;
};

} // namespace

int main(int argumentCount, char** arguments)
{
    if (argumentCount < 3) {
        std::fprintf(stderr, "usage: %s CORPUS-DIRECTORY MUTATIONS [SEED]\n", arguments[0]);
        return 2;
    }
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(arguments[1]))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> corpus;
    for (const std::filesystem::path& path : paths) {
        std::ifstream file(path, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        run(corpus.back());
    }
    if (corpus.empty()) {
        std::fprintf(stderr, "%s holds no inputs\n", arguments[1]);
        return 2;
    }
    const uint64_t seed = argumentCount > 3 ? std::stoull(arguments[3]) : 1;
    Mutator mutator(corpus, seed);
    const unsigned long mutations = std::stoul(arguments[2]);
    for (unsigned long i = 0; i < mutations; ++i)
        run(mutator.next());
    std::printf("%zu files and %lu mutations of them, seed %llu\n", corpus.size(), mutations,
        static_cast<unsigned long long>(seed));
    return 0;
}
