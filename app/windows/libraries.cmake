# SPDX-License-Identifier: MIT
# Where the Windows build finds header-only libraries, and how every target of ours is compiled and linked there.

if(CMAKE_CROSSCOMPILING)
    # Debian keeps them among the headers of Linux, which a compiler for Windows must not see.
    set(headers ${PROJECT_BINARY_DIR}/include)
    file(COPY /usr/include/asio /usr/include/asio.hpp /usr/include/nlohmann DESTINATION ${headers})
    set(PORTOLAN_ASIO_INCLUDE ${headers})
    add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED)
    target_include_directories(nlohmann_json::nlohmann_json SYSTEM INTERFACE ${headers})
else()
    find_path(PORTOLAN_ASIO_INCLUDE asio.hpp REQUIRED)
    find_package(nlohmann_json 3.10 REQUIRED)
endif()

function(portolan_use_windows target)
    target_include_directories(${target} SYSTEM INTERFACE ${PORTOLAN_ASIO_INCLUDE})
    # Windows 10 of 2017 (1703). Its headers define less on request, and no macros called min, max and interface.
    target_compile_definitions(${target} INTERFACE
        _WIN32_WINNT=0x0A00 NTDDI_VERSION=0x0A000003 WIN32_LEAN_AND_MEAN NOMINMAX UNICODE _UNICODE)
    target_link_libraries(${target} INTERFACE ws2_32 mswsock iphlpapi bcrypt)
    get_target_property(qtType Qt6::Core TYPE)
    if(qtType STREQUAL "STATIC_LIBRARY" AND NOT MSVC)
        target_link_options(${target} INTERFACE -static $<$<CONFIG:Release,MinSizeRel>:-s>)
    endif()
endfunction()
