import '../../areas/circles/service.ts'
