# SPDX-License-Identifier: MIT
# CPack runs this when all files of the package are in its staging folder.
set(share ${CPACK_TEMPORARY_DIRECTORY}/usr/share)
configure_file(${CPACK_PORTOLAN_DEBIAN_FILES}/changelog ${share}/doc/portolan/changelog COPYONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
execute_process(COMMAND gzip -9nf ${share}/doc/portolan/changelog COMMAND_ERROR_IS_FATAL ANY)
file(MAKE_DIRECTORY ${share}/lintian/overrides)
configure_file(${CPACK_PORTOLAN_DEBIAN_FILES}/lintian-overrides ${share}/lintian/overrides/portolan COPYONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
